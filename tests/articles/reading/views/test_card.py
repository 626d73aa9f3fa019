"""The picture of an article's title: served while the article is public, and drawn anew when its words change."""

import pytest

from articles.models import Article
from articles.pictures.cards.card import address_of, card_of
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import PublishedFactory, SourceFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db


def address(article):
    return f"/a/{article.pk}/card.png"


def test_card_says_title_outlet_and_day_in_the_articles_language(client):
    article = PublishedFactory(title="The gates", source=SourceFactory(name="Bien phong"))
    assert (card_of(article).title, card_of(article).below) == (
        "The gates",
        "Full translation from Bien phong · 12 May 2024",
    )
    article = PublishedFactory(title="Cửa khẩu", language="vi", source=None)
    assert card_of(article).below == "12/5/2024"
    for place in (address(article), f"/vi{address(article)}"):
        response = client.get(place)
        kind = response["Content-Type"], response["Cache-Control"], response.content[:4]
        assert kind == ("image/png", "no-cache", b"\x89PNG")


def test_kept_card_is_asked_for_and_gone_with_its_article(client):
    article = PublishedFactory(title="The gates")
    tag = client.get(address(article))["ETag"]
    kept = {"If-None-Match": tag}
    again = client.get(address(article), headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    Article.objects.update(title="The new gates")
    assert (client.get(address(article), headers=kept).status_code, tag) != (304, tag)
    assert client.get(address(article), headers=kept).status_code == 200
    Article.objects.update(status="draft")
    assert client.get(address(article), headers=kept).status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_article_has_no_card(client, state):
    assert client.get(address(PublishedFactory(**hidden(state)))).status_code == 404


def test_withdrawn_article_and_one_that_cannot_be_drawn_have_none(client):
    for article in (WithdrawnFactory(), PublishedFactory(title="边界", slug="x")):
        assert client.get(address(article)).status_code == 404


def test_page_names_its_card_until_its_words_change(client):
    article = PublishedFactory(title="The gates")
    named = address_of(article, card_of(article))
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'<meta property="og:image" content="http://testserver{named}">' in html
    assert '<meta property="og:image:alt" content="The gates">' in html
    article.title = "The new gates"
    assert address_of(article, card_of(article)) != named
    assert client.get(named).status_code == 200


def test_page_of_an_article_that_cannot_be_drawn_shows_the_house(client):
    html = client.get(PublishedFactory(title="边界", slug="x").get_absolute_url()).content.decode()
    assert '<meta property="og:image" content="http://testserver/static/img/card.png">' in html
