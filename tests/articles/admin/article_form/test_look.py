"""How an article will look: framed by the desk alone, told to nobody else, and as readers get it later."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory
from tests.world import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("publisher"))
    return client


def picture(article, **fields):
    name = default_storage.save("articles/look.png", ContentFile(png()))
    return ImageFactory(article=article, file=name, alt="A gate", **{"order": 1, **fields})


def policy(answer):
    return dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))


def test_page_card_and_entry_show_what_was_saved_and_stand_in_frames_of_ours(desk):
    article = ArticleFactory(title="Two posts", teaser="A patrol & a gate.", body="<p>They walked.</p>")
    image = picture(article)
    article.tags.add("patrol")
    at = f"/admin/articles/article/{article.pk}"
    pages = {path: desk.get(f"{at}/{path}") for path in ("look/", "look/card/")}
    shown = {path: page.content.decode() for path, page in pages.items()}
    assert f'src="{at}/look/images/{image.pk}/"' in shown["look/"]
    assert "They walked." in shown["look/"]
    assert shown["look/card/"].count("A patrol &amp; a gate.") == 2  # on the card and in the entry
    framing = {(policy(page)["frame-ancestors"], page.headers["X-Frame-Options"]) for page in pages.values()}
    assert framing == {("'self'", "SAMEORIGIN")}
    assert {page.headers["Cache-Control"].count("no-store") for page in pages.values()} == {1}
    form = desk.get(f"{at}/change/")
    assert (policy(form)["frame-src"], policy(form)["frame-ancestors"]) == ("'self'", "'none'")
    for path in ("look/", "look/card/"):
        assert f'src="{at}/{path}"' in form.content.decode()


def test_no_other_page_stands_in_a_frame_or_holds_one(desk):
    article = PublishedFactory()
    for path in (article.get_absolute_url(), f"/admin/articles/article/{article.pk}/history/"):
        answer = desk.get(path)
        assert (policy(answer)["frame-ancestors"], answer.headers["X-Frame-Options"]) == ("'none'", "DENY")
        assert "frame-src" not in policy(answer)


def test_picture_of_another_article_is_not_sent(desk):
    article, image = ArticleFactory(), picture(ArticleFactory())
    at = "/admin/articles/article"
    assert desk.get(f"{at}/{article.pk}/look/images/{image.pk}/").status_code == 404
    assert desk.get(f"{at}/{image.article_id}/look/images/{image.pk}/").status_code == 200


def test_pictures_stand_where_readers_will_find_them_and_nobody_is_sent_to_their_addresses(desk):
    body = "<p>They walked.</p><p>[picture 1]</p><p>They came back.</p>"
    article = ArticleFactory(title="Two posts", body=body)
    within, lead = picture(article), picture(article, order=2, is_lead=True)
    for path, address in {
        "look/": "/admin/articles/article/{0.article_id}/look/images/{0.pk}/",
        "review/": "/admin/articles/articleimage/{0.pk}/shown/",
    }.items():
        page = desk.get(f"/admin/articles/article/{article.pk}/{path}").content.decode()
        begins = page.rindex("As readers will see it") if path == "review/" else 0
        words = [
            f'src="{address.format(lead)}"',
            "They walked.",
            f'src="{address.format(within)}"',
            "They came back.",
        ]
        places = [page.find(each, begins) for each in words]
        assert -1 not in places, path
        assert places == sorted(places), path
        assert 'src="/images/' not in page
        assert [desk.get(address.format(image)).status_code for image in (within, lead)] == [200, 200]
