"""What machines read of every public address, checked by the parsers they would use: pages, feeds, structured data."""

import json
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from django.test import Client
from justhtml import JustHTML
from rdflib.namespace import SDO

from tests.addresses import Stop, walk
from tests.world import World, standing_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with standing_world(django_db_blocker) as world:
        yield world


@pytest.fixture(scope="module")
def pages(world: World) -> list[tuple[Stop, str]]:
    """Every public page with its HTML, asked for once."""
    read = [(stop, Client().get(stop.path)) for stop in walk(world, "page")]
    assert [stop.name for stop, response in read if response.status_code != 200] == []
    return [(stop, response.content.decode()) for stop, response in read]


def test_page_is_parsed_without_an_error(pages: list[tuple[Stop, str]], subtests):
    for stop, page in pages:
        with subtests.test(stop.name):
            document = JustHTML(page, collect_errors=True, sanitize=False)
            assert [f"{error.line}: {error.code}" for error in document.errors] == []


def test_the_parser_does_find_errors():
    for broken in ("<!doctype html><p></div>", "<!doctype html><ul><li></ol>", "<p id=a id=b>"):
        assert JustHTML(broken, collect_errors=True, sanitize=False).errors != [], broken


def structured(page: str) -> list[dict[str, Any]]:
    scripts = JustHTML(page, sanitize=False).query('script[type="application/ld+json"]')
    return [json.loads(script.to_text(separator="", strip=False)) for script in scripts]


def words(data: Any) -> Iterator[str]:
    """Every type and property that a piece of structured data uses."""
    if isinstance(data, list):
        for each in data:
            yield from words(each)
    if isinstance(data, dict):
        yield data["@type"]
        for name, value in data.items():
            if not name.startswith("@"):
                yield name
            yield from words(value)


def test_article_and_registry_say_what_they_are(db, world: World):
    pages = [world.articles["en"], world.province, world.agreement]
    kinds = [
        [data["@type"] for data in structured(Client().get(row.get_absolute_url()).content.decode())]
        for row in pages
    ]
    assert kinds == [
        [kind, "BreadcrumbList"] for kind in ("NewsArticle", "AdministrativeArea", "Legislation")
    ]


def test_structured_data_speaks_schema_org(pages: list[tuple[Stop, str]], subtests):
    for stop, page in pages:
        with subtests.test(stop.name):
            found = structured(page)
            assert len(found) == page.count("application/ld+json")
            for data in found:
                assert data["@context"] == "https://schema.org"
                # The search engines' own word for the box of a WebSite's SearchAction; schema.org has none.
                assert [word for word in words(data) if word not in SDO and word != "query-input"] == []


def test_the_vocabulary_knows_what_it_does_not_hold():
    found = {
        "@type": "NewsArticle",
        "headLine": "A bug that was seen in the wild",
        "about": [{"@type": "Thingy"}],
    }
    assert [word for word in words(found) if word not in SDO] == ["headLine", "Thingy"]


def test_feed_is_read_without_an_error(db, world: World, subtests):
    feeds = [stop for stop in walk(world, "feed") if "sitemap" not in stop.name]
    assert len(feeds) > 20
    for stop in feeds:
        with subtests.test(stop.name):
            check_feed(stop.path)


def check_feed(path: str) -> None:
    response = Client().get(path)
    feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert (feed.bozo, feed.get("bozo_exception")) == (False, None)
    assert feed.version == ("rss20" if path.endswith(".rss") else "atom10")
    assert feed.feed.title.startswith("Borderpost")
    assert feed.entries != []
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert (entry.title != "", entry.link.startswith("http://testserver/")) == (True, True)
        assert "published_parsed" in entry or "updated_parsed" in entry
