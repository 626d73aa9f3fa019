"""Pictures on the form of their article: shown, ordered, led, and what that costs."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleImage
from articles.pictures import portraits
from articles.pictures.renditions import RATIOS
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import picture
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("administrator"))
    return client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def sent(article, *rows):
    """The form of the article with its pictures, each with what is changed of it."""
    data = {"slug": article.slug, "translation_key": article.translation_key, "source": article.source_id}
    data |= {"images-TOTAL_FORMS": len(rows), "images-INITIAL_FORMS": len(rows)}
    for place, (image, changed) in enumerate(zip(article.images.all(), rows, strict=True)):
        row = {"id": image.pk, "article": article.pk, "order": image.order, "caption": image.caption}
        row |= {"is_lead": "on"} if image.is_lead and "is_lead" not in changed else {}
        data |= {f"images-{place}-{name}": value for name, value in (row | changed).items() if value != ""}
    return article_data(**data)


def of(article):
    return [(each.caption, each.order, each.is_lead) for each in article.images.all()]


@pytest.fixture
def three():
    article = ArticleFactory()
    for order, caption in ((1, "a"), (2, "b"), (3, "c")):
        ImageFactory(article=article, order=order, caption=caption, is_lead=order == 2)
    return article


def test_places_are_swapped_in_one_save_and_the_lead_goes_on(desk, three):
    desk.post(change(three), sent(three, {"order": 3, "is_lead": "on"}, {"is_lead": ""}, {"order": 1}))
    assert of(three) == [("c", 1, False), ("b", 2, False), ("a", 3, True)]


def test_place_of_a_deleted_picture_is_free_at_once(desk, three):
    desk.post(change(three), sent(three, {"order": 2}, {"DELETE": "on"}, {"order": 1}))
    assert of(three) == [("c", 1, False), ("a", 2, False)]


def test_one_place_for_two_pictures_is_refused_in_words(desk, three):
    response = desk.post(change(three), sent(three, {"order": 3}, {}, {}))
    [formset] = [
        each.formset for each in response.context["inline_admin_formsets"] if each.formset.prefix == "images"
    ]
    assert formset.non_form_errors() == ["Two pictures of this article have the same place in the order."]
    assert of(three) == [("a", 1, False), ("b", 2, True), ("c", 3, False)]


def test_saved_picture_of_a_draft_is_shown_on_both_forms_and_to_the_desk_alone(desk, client):
    image = picture((700, 400), article=ArticleFactory())
    address = f"/admin/articles/articleimage/{image.pk}/shown/"
    tag = f'hidden data-shown="{address}" data-width="700" data-height="400"></span><noscript><img '
    for path in (change(image.article), f"/admin/articles/articleimage/{image.pk}/change/"):
        assert desk.get(path).content.decode().count(tag) == 1
    answer = desk.get(address)
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "image/jpeg",
        "no-store, private",
    )
    assert b"".join(answer.streaming_content) == image.file.open().read()
    assert client.get(address).status_code == 302
    ArticleImage.objects.update(file="articles/lost.jpg")
    assert desk.get(address).status_code == 404


def test_picture_is_seen_in_its_list_and_by_those_who_may_only_look(desk):
    image = picture((700, 400), article=PublishedFactory(), alt="Two posts.", caption="The ford")
    bare = ImageFactory(article=image.article, file="", is_lead=False)
    address = f"/admin/articles/articleimage/{image.pk}/shown/"
    page = desk.get("/admin/articles/articleimage/").content.decode()
    small = f'<span>The ford</span><img src="{address}?small" alt="" width="72" height="48" loading="lazy"'
    assert (page.count(small), page.count(f"articleimage/{bare.pk}/shown/")) == (1, 0)
    looking = DeskClient()
    looking.force_login(person("publisher"))  # readers have it: it is changed in the form of its article
    page = looking.get(f"/admin/articles/articleimage/{image.pk}/change/").content.decode()
    assert page.count(f'<img class="desk-picture" src="{address}" alt="Two posts.">') == 1
    page = looking.get(f"/admin/articles/articleimage/{bare.pk}/change/").content.decode()
    assert page.count('<img class="desk-picture"') == 0


def test_form_costs_the_same_for_one_picture_and_for_thirty(desk):
    article = ArticleFactory()
    desk.get(change(article))  # what is read once
    counted = set()
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            ImageFactory(article=article, order=number, file=f"articles/{number}.jpg", alt="x")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            desk.get(change(article))
        counted.add(len(captured))
    assert len(counted) == 1


def test_previews_have_the_ratios_of_the_cut_outs():
    template = Path(settings.BASE_DIR, "templates/admin/desk/_picture_frame.html").read_text()
    style = Path(settings.BASE_DIR, "static/desk/pictures.css").read_text()
    said = re.findall(r'data-crop="(\w+)" data-across="(\d+)" data-down="(\d+)"', template)
    drawn = re.findall(r'data-crop="(\w+)"\] \{ aspect-ratio: (\d+) / (\d+)', style)
    ratios = {**RATIOS, "square": portraits.RATIO}
    assert said == drawn == [(name, str(across), str(down)) for name, (across, down) in ratios.items()]
