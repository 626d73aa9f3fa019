"""What the big search engines ask of structured data, as they document it for articles, breadcrumbs and web sites.

Google Search Central, "Article", "Breadcrumb" and "Site name" structured data: which properties a type must or should
have, that dates name their zone, and that addresses of pages and pictures are absolute.
"""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests.addresses import walk
from tests.config.test_machines import structured
from tests.world import World, standing_world

ASKED = {
    "NewsArticle": {"headline", "image", "datePublished", "dateModified", "publisher"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url"},
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with standing_world(django_db_blocker) as world:
        yield world


@pytest.fixture(scope="module")
def found(world: World) -> list[tuple[str, dict[str, Any]]]:
    """(page, one piece of its data) for every public page."""
    pages = [(stop.name, Client().get(stop.path).content.decode()) for stop in walk(world, "page")]
    return [(name, data) for name, page in pages for data in structured(page)]


def test_each_type_has_what_is_asked_of_it(db, found):
    types = {data["@type"] for _, data in found}
    missing = {
        (name, data["@type"], asked)
        for name, data in found
        for asked in ASKED.get(data["@type"], set()) - set(data)
        if asked != "image"  # an article without a picture has none
    }
    assert (types >= set(ASKED), missing) == (True, set())
    assert any(data.get("image") for _, data in found if data["@type"] == "NewsArticle")


def test_moments_of_an_article_name_their_zone_and_are_in_order(db, found):
    for name, data in found:
        if data["@type"] == "NewsArticle":
            published, changed = (
                dt.datetime.fromisoformat(data[key]) for key in ("datePublished", "dateModified")
            )
            assert published.tzinfo is not None, name
            assert published <= changed, name


def test_addresses_are_absolute(db, found):
    for name, data in found:
        told = [data.get("url", "http://"), data.get("mainEntityOfPage", "http://"), *data.get("image", [])]
        assert [each for each in told if not str(each).startswith("http")] == [], name


def test_steps_of_a_breadcrumb_are_numbered_named_and_but_for_the_last_linked(db, found):
    lists = [(name, data["itemListElement"]) for name, data in found if data["@type"] == "BreadcrumbList"]
    assert lists
    for name, steps in lists:
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), name
        assert [step for step in steps if not step.get("name")] == [], name
        assert [step for step in steps[:-1] if not step["item"].startswith("http")] == [], name
