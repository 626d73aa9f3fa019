"""Feeds: well-formed whatever a row holds, right for each language, and a correction updates its entry."""

import datetime as dt
import json
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client

from articles.html.dom import parsed
from provinces.reading.syndication import entry_id
from tests import factories
from tests.world import HOUR, MARKERS, NOW, World, put_in_state

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "http://testserver"
XML_FEEDS = [
    "/feeds/articles.atom",
    "/feeds/articles.rss",
    "/feeds/corrections.atom",
    "/tags/border/articles.atom",
    "/provinces/dien-bien/articles.atom",
]
TYPES = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}
ODD = "Bell \x07, escape \x1b, form feed \x0c & <b>bold</b> ]]> \ufffe \U0001f6c2"


def read(path: str) -> ElementTree.Element:
    response = Client().get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        TYPES[path.partition("?")[0].rpartition(".")[2]],
    )
    return ElementTree.fromstring(response.content)


def entry(path: str, title: str) -> ElementTree.Element:
    (found,) = [
        one for one in read(path).findall("a:entry", ATOM) if one.findtext("a:title", "", ATOM) == title
    ]
    return found


@pytest.mark.parametrize("path", XML_FEEDS)
@pytest.mark.parametrize("prefix", ["", "/vi"], ids=["en", "vi"])
def test_feed_is_well_formed_even_with_control_characters_in_old_rows(world: World, path: str, prefix: str):
    with connection.cursor() as cursor:  # fields tidy what is saved; raw SQL is how an old row looks
        for table, columns in {
            "articles_article": ["title", "teaser", "original_title"],
            "articles_changenote": ["text"],
            "articles_person": ["name"],
            "provinces_province": ["local_name"],
        }.items():
            for column in columns:
                cursor.execute(f"UPDATE {table} SET {column} = %s", [ODD])
        cursor.execute("UPDATE articles_tag SET name = name || %s", [ODD])

    text = ElementTree.tostring(read(prefix + path), encoding="unicode")

    assert "Bell , escape , form feed  &amp; &lt;b&gt;bold&lt;/b&gt; ]]&gt;  \U0001f6c2" in text


@pytest.mark.parametrize("language", ["en", "vi"])
def test_feed_holds_the_articles_of_its_language_newest_first(world: World, language: str):
    prefix = "/vi" if language == "vi" else ""
    titles = [one.text for one in read(f"{prefix}/feeds/articles.atom").findall("a:entry/a:title", ATOM)]

    assert titles == [world.articles[language].title, world.beside[language].title]


def test_feed_of_a_search_is_known_by_its_question(world: World):
    root = read("/search/articles.atom?q=title&tag=border&sort=newest&page=2&x=y")
    places = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}

    assert places == {
        "alternate": f"{SITE}/search/?q=title&tag=border",
        "self": f"{SITE}/search/articles.atom?q=title&tag=border",
    }
    assert root.findtext("a:id", "", ATOM) == places["alternate"]


def test_entry_says_who_when_and_where(world: World):
    article = world.articles["en"]
    one = entry("/feeds/articles.atom", article.title)

    assert one.find("a:link", ATOM).get("href") == SITE + article.get_absolute_url()
    assert one.findtext("a:published", "", ATOM) == (NOW - HOUR).isoformat()
    assert one.findtext("a:summary", "", ATOM) == article.teaser
    assert one.findtext("a:author/a:name", "", ATOM) == f"Person {MARKERS['en']}person"
    assert {tag.get("term") for tag in one.findall("a:category", ATOM)} == {
        "Full translation",
        "border",
        f"{MARKERS['en']}tag",
    }


def test_id_of_an_entry_outlives_its_address(world: World):
    article = world.articles["en"]
    before = entry("/feeds/articles.atom", article.title).findtext("a:id", "", ATOM)
    type(article).objects.filter(pk=article.pk).update(slug="another", publish_at=NOW - dt.timedelta(days=3))

    assert entry("/feeds/articles.atom", article.title).findtext("a:id", "", ATOM) == before
    assert before == entry_id(article) == f"tag:testserver,2026:articles.article/{article.pk}"


def test_correction_moves_the_entry_and_the_feed_but_not_the_publication(world: World):
    article = world.beside["en"]
    assert (
        entry("/feeds/articles.atom", article.title).findtext("a:updated", "", ATOM)
        == (NOW - 2 * HOUR).isoformat()
    )

    factories.ChangeNoteFactory(article=article, at=NOW)

    corrected = entry("/feeds/articles.atom", article.title)
    assert corrected.findtext("a:updated", "", ATOM) == NOW.isoformat()
    assert corrected.findtext("a:published", "", ATOM) == (NOW - 2 * HOUR).isoformat()
    assert read("/feeds/articles.atom").findtext("a:updated", "", ATOM) == NOW.isoformat()


def test_note_of_tomorrow_moves_nothing_yet(world: World):
    article = world.beside["en"]
    factories.ChangeNoteFactory(article=article, text="Not yet.", at=NOW + HOUR)

    assert (
        entry("/feeds/articles.atom", article.title).findtext("a:updated", "", ATOM)
        == (NOW - 2 * HOUR).isoformat()
    )
    assert "Not yet." not in ElementTree.tostring(read("/feeds/corrections.atom"), encoding="unicode")


def test_correction_is_an_entry_that_leads_to_its_note(world: World):
    note = world.articles["en"].change_notes.get()
    (one,) = read("/feeds/corrections.atom").findall("a:entry", ATOM)

    assert one.find("a:link", ATOM).get("href") == f"{SITE}/corrections/#note-{note.pk}"
    assert one.findtext("a:summary", "", ATOM) == note.text


def test_rss_has_the_same_entries(world: World):
    items = read("/feeds/articles.rss").findall("channel/item")

    assert [item.findtext("title") for item in items] == [
        world.articles["en"].title,
        world.beside["en"].title,
    ]
    assert [item.findtext("link") for item in items] == [
        SITE + world.articles["en"].get_absolute_url(),
        SITE + world.beside["en"].get_absolute_url(),
    ]


def test_feed_of_a_province_holds_what_was_written_about_its_predecessor(world: World):
    article = factories.PublishedFactory(title="Of before")
    article.provinces.add(world.predecessor)

    titles = [one.text for one in read("/provinces/dien-bien/articles.atom").findall("a:entry/a:title", ATOM)]

    assert titles.count("Of before") == 1
    assert titles.count(world.articles["en"].title) == 1


def test_feed_of_a_tag_that_only_a_hidden_article_carries_is_no_feed(world: World):
    path = f"/tags/{world.tags['en'].slug}/articles.atom"
    assert Client().get(path).status_code == 200
    put_in_state(world.articles["en"], "scheduled a second ahead")

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("language", ["en", "vi"])
def test_json_feed_is_valid(world: World, language: str):
    prefix = "/vi" if language == "vi" else ""
    response = Client().get(f"{prefix}/feeds/articles.json")
    feed = json.loads(response.content)
    article = world.articles[language]

    assert response.headers["Content-Type"].startswith("application/feed+json")
    assert {key: feed[key] for key in ("version", "title", "home_page_url", "feed_url", "language")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Borderpost",
        "home_page_url": f"{SITE}{prefix}/",
        "feed_url": f"{SITE}{prefix}/feeds/articles.json",
        "language": language,
    }
    first = feed["items"][0]
    assert first.pop("id") == entry_id(article)
    kind = {"en": "Full translation", "vi": "Bản dịch toàn văn"}[language]
    assert sorted(first.pop("tags")) == sorted([kind, "border", f"{MARKERS[language]}tag"])
    assert first == {
        "url": SITE + article.get_absolute_url(),
        "title": article.title,
        "summary": article.teaser,
        "content_text": article.teaser,
        "date_published": (NOW - HOUR).isoformat(),
        "date_modified": (NOW - HOUR / 2).isoformat(),
        "authors": [{"name": f"Person {MARKERS[language]}person"}],
        "language": language,
    }


ODD_WORDS = 'AT&T <b> "x" &lt; ]]>'


def as_html(text: str) -> str:
    """What a feed reader shows of a text that is declared as HTML."""
    return parsed(text).text()


def test_words_that_look_like_markup_are_read_as_they_were_written(world: World):
    article = world.articles["en"]
    type(article).objects.filter(pk=article.pk).update(title=ODD_WORDS, teaser=ODD_WORDS)
    article.change_notes.update(text=ODD_WORDS)

    for path in ("/feeds/articles.atom", "/feeds/corrections.atom"):
        first = read(path).find("a:entry", ATOM)
        assert first.find("a:title", ATOM).attrib == {}  # so it is plain text
        assert first.findtext("a:title", "", ATOM).endswith(ODD_WORDS)
        assert first.find("a:summary", ATOM).attrib == {"type": "text"}
        assert first.findtext("a:summary", "", ATOM) == ODD_WORDS
    item = read("/feeds/articles.rss").find("channel/item")
    assert item.findtext("title") == ODD_WORDS
    assert as_html(item.findtext("description")) == ODD_WORDS
    one = json.loads(Client().get("/feeds/articles.json").content)["items"][0]
    assert (one["title"], one["summary"]) == (ODD_WORDS, ODD_WORDS)  # plain text, both


def test_links_of_the_text_lead_to_the_site_from_wherever_they_are_read(world: World, settings):
    settings.FEEDS_FULL_TEXT = True
    article = world.articles["en"]
    body = """<p><a href="/provinces/x/?a=1&amp;b=2">a</a> b<sup>[1]</sup> <a href="https://example.org/">c</a></p>
        <p>[1] Note</p>"""
    type(article).objects.filter(pk=article.pk).update(body=body)
    one = json.loads(Client().get("/feeds/articles.json").content)["items"][0]
    atom = read("/feeds/articles.atom").find("a:entry", ATOM)
    rss = read("/feeds/articles.rss").find("channel/item")
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert atom.find("a:content", ATOM).attrib == {"type": "html"}
    assert [atom.findtext("a:content", "", ATOM), rss.findtext(encoded)] == [one["content_html"]] * 2

    found = [link.attributes["href"] for link in parsed(one["content_html"]).css("a")]
    address = SITE + article.get_absolute_url()
    assert found == [
        f"{SITE}/provinces/x/?a=1&b=2",
        f"{address}#footnote-1",
        "https://example.org/",
        f"{address}#footnote-1-mark",
    ]


@pytest.mark.parametrize("path", [*XML_FEEDS, "/units/units.atom", "/provinces/provinces.atom"])
@pytest.mark.parametrize("prefix", ["", "/vi"], ids=["en", "vi"])
def test_every_address_and_id_of_a_feed_is_absolute_and_stands_once(world: World, path: str, prefix: str):
    root = read(prefix + path)
    entries = root.findall("a:entry", ATOM) + root.findall("channel/item")
    ids = [one.findtext("a:id", "", ATOM) or one.findtext("guid", "") for one in entries]
    addresses = [link.get("href") for link in root.iter(f"{{{ATOM['a']}}}link")]
    addresses += [link.text for link in root.iter("link")]

    assert entries
    assert len(set(ids)) == len(ids)
    assert [one for one in ids if not one.startswith("tag:testserver,2026:")] == []
    assert [one for one in addresses if not one.startswith(f"{SITE}/")] == []
    assert {one.get("isPermaLink") for one in root.iter("guid")} <= {"false"}


def test_no_author_has_an_empty_name(world: World):
    credit = world.articles["en"].credits.get()
    factories.CreditFactory(article=credit.article, person=credit.person, role="photographer")
    second = factories.CreditFactory(article=credit.article).person
    world.beside["en"].credits.all().delete()

    root = read("/feeds/articles.atom")
    names = [
        [name.text for name in one.findall("a:author/a:name", ATOM)] for one in root.findall("a:entry", ATOM)
    ]
    assert root.findtext("a:author/a:name", "", ATOM) == "Borderpost"
    assert names == [[str(credit.person), str(second)], []]


def test_tags_of_an_entry_come_by_name(world: World):
    article = world.articles["en"]
    article.tags.set(["zone", "Area", "map"])
    entries = json.loads(Client().get("/feeds/articles.json").content)["items"]
    tags = next(entry["tags"][1:] for entry in entries if article.title in entry["title"])
    assert tags == ["Area", "map", "zone"]
