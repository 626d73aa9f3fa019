"""Pictures that are here already: how they are found, and what one article does with the file of another."""

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import ArticleImage
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import picture
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, ProvinceFactory, PublishedFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/article/pictures/"


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("administrator"))
    return client


def image(article, **fields):
    return ImageFactory(article=article, file=f"articles/{fields['caption']}.jpg", alt="x", **fields)


def found(desk, words):
    return [each["caption"] for each in desk.get(ADDRESS, {"q": words}).json()["pictures"]]


def test_picture_is_found_by_caption_article_and_province_but_not_in_the_bin(desk):
    article = PublishedFactory(title="Chợ phiên Mường Khương")
    article.provinces.add(ProvinceFactory(name="Lao Cai", local_name="Lào Cai"))
    image(article, caption="Người gác cửa khẩu")
    image(ArticleFactory(title="A draft on the market"), caption="Second")
    image(ArticleFactory(title="Market", binned_at=timezone.now()), caption="Binned market")
    ImageFactory(article=article, caption="A market without a file")
    answers = {
        words: found(desk, words) for words in ("", "gac cua", "MƯỜNG", "lao cai", "market", "xyz", "'%")
    }
    first = ["Người gác cửa khẩu"]
    assert answers == {
        "": ["Second", *first],
        "gac cua": first,
        "MƯỜNG": first,
        "lao cai": first,
        "market": ["Second"],
        "xyz": [],
        "'%": [],
    }


def test_search_costs_the_same_for_one_picture_and_for_sixty(desk, django_assert_num_queries):
    article = PublishedFactory(title="Market")
    article.provinces.add(ProvinceFactory(name="Market"))
    for numbers in (range(1), range(1, 61)):
        for number in numbers:
            image(article, caption=f"{number}", order=number)
        # Who asks: five. Captions, provinces, the articles about one, titles, pictures of articles, the pictures.
        with django_assert_num_queries(11):
            answer = desk.get(ADDRESS, {"q": "market"}).json()
    assert (len(answer["pictures"]), answer["are_more"]) == (48, True)


def test_file_is_shared_with_its_rights_and_outlives_the_other_picture(
    desk, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        there = picture((700, 400), credit="Lan", licence="CC BY 4.0", focal_x=90, is_illustration=True)
    row = {"images-TOTAL_FORMS": 1, "images-0-reuse": there.pk, "images-0-alt": "A gate"}
    with django_capture_on_commit_callbacks(execute=True):
        desk.post("/admin/articles/article/add/", article_data(**row))
    here = ArticleImage.objects.exclude(pk=there.pk).get()
    there.refresh_from_db()
    assert (here.file, here.width, here.look, here.made) == (there.file, 700, there.look, there.made)
    assert (here.credit, here.licence, here.focal_x, here.is_illustration) == ("Lan", "CC BY 4.0", 90, True)
    with django_capture_on_commit_callbacks(execute=True):
        there.delete()
    kept = [name for name in [str(here.file), *here.made["names"]] if default_storage.exists(name)]
    assert kept == [str(here.file), *here.made["names"]] != []
    assert (
        desk.get(f"/admin/articles/articleimage/{here.pk}/shown/?small").headers["Content-Type"]
        == "image/webp"
    )


def test_number_of_no_usable_picture_is_refused_in_words(desk):
    binned = image(ArticleFactory(binned_at=timezone.now()), caption="Binned")
    refused = "There is no picture number %s to be used; choose another one."
    said = {
        str(binned.pk): refused % binned.pk,
        "9" * 21: refused % ("9" * 21),
        "-1": "Ensure this value is greater than or equal to 1.",
        "one": "Enter a whole number.",
    }
    found = {}
    for number in said:
        row = {"images-TOTAL_FORMS": 1, "images-0-reuse": number, "images-0-alt": "A gate"}
        inlines = desk.post("/admin/articles/article/add/", article_data(**row)).context[
            "inline_admin_formsets"
        ]
        [formset] = [each.formset for each in inlines if each.formset.prefix == "images"]
        [found[number]] = formset.errors[0]["reuse"]
    assert found == said
    assert list(ArticleImage.objects.all()) == [binned]
