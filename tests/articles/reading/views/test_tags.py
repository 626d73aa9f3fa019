"""The list of tags: pages of it, from any word on, and their addresses."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from articles.reading.views import tags
from tests.factories import PublishedFactory

pytestmark = pytest.mark.django_db
WORDS = ["an ninh", "border", "Điện Biên", "đèo", "khu", "sea", "tuần tra"]


def read(client, address):
    """The tags of a page in their order, the addresses of the pages beside it, and its own."""
    page = LexborHTMLParser(client.get(address).content)
    links = [page.css_first(f"main a[rel={rel}]") for rel in ("prev", "next")]
    before, behind = (None if link is None else link.attributes["href"] for link in links)
    own = page.css_first("link[rel=canonical]").attributes["href"]
    return (
        [tag.text() for tag in page.css(".letters a")],
        before,
        behind,
        own.removeprefix("http://testserver"),
    )


def test_pages_lead_through_the_alphabet_and_back(client, monkeypatch):
    monkeypatch.setattr(tags, "ON_A_PAGE", 3)
    PublishedFactory().tags.add(*WORDS)
    first = ["an ninh", "border", "đèo"]
    second, third = "?from=dien%20bien", "?from=tuan%20tra"
    assert read(client, "/tags/") == (first, None, second, "/tags/")
    own = "/tags/?from=dien+bien"
    assert read(client, f"/tags/{second}") == (["Điện Biên", "khu", "sea"], "/tags/", third, own)
    assert read(client, f"/tags/{third}") == (["tuần tra"], second, None, "/tags/?from=tuan+tra")


@pytest.mark.parametrize(
    ("word", "found", "before"),
    [
        ("C", ["đèo", "Điện Biên", "khu"], "/tags/"),
        ("ĐIỆN", ["Điện Biên", "khu", "sea"], "/tags/"),
        ("a", ["an ninh", "border", "đèo"], None),
        ("z", [], "?from=khu"),
        ("", ["an ninh", "border", "đèo"], None),
        ("\U0001f30a", [], "?from=khu"),
    ],
)
def test_any_word_begins_a_page_there(client, monkeypatch, word, found, before):
    monkeypatch.setattr(tags, "ON_A_PAGE", 3)
    PublishedFactory().tags.add(*WORDS)
    assert read(client, f"/tags/?from={word}")[:2] == (found, before)


def test_letters_lead_through_a_long_list_only(client, monkeypatch):
    PublishedFactory().tags.add(*WORDS)

    def letters():
        page = LexborHTMLParser(client.get("/tags/").content)
        return [link.attributes["href"] for link in page.css(".letters-nav a")]

    assert letters() == []
    monkeypatch.setattr(tags, "ON_A_PAGE", 3)
    assert letters() == [f"?from={letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def test_page_behind_the_last_tag_says_so(client):
    PublishedFactory().tags.add(*WORDS)
    assert "There are no tags from here on." in client.get("/tags/?from=z").content.decode()


def test_tags_of_hidden_articles_stand_on_no_page(client, monkeypatch):
    monkeypatch.setattr(tags, "ON_A_PAGE", 3)
    PublishedFactory().tags.add("border", "sea")
    PublishedFactory(language="vi").tags.add("biên giới")
    PublishedFactory(publish_at="2999-01-01T00:00:00Z").tags.add("secret a", "secret b")
    assert read(client, "/tags/") == (["border", "sea"], None, None, "/tags/")
    assert read(client, "/tags/?from=secret") == ([], "/tags/", None, "/tags/?from=secret")
