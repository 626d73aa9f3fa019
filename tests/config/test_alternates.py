"""A page and its twin in the other language name each other, and the link to the other language leads to the twin."""

import functools
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.addresses import walk
from tests.outline import Outline
from tests.world import World, standing_world

# What exists in one language only, may be empty in the other, or is a second sight of another page.
ALONE = {
    "articles:year",
    "articles:month",
    "articles:day",
    "articles:tag",
    "articles:person",
    "articles:search",
    "articles:article beside it",
    "articles:side_by_side",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with standing_world(django_db_blocker) as world:
        yield world


@pytest.fixture(scope="module")
def read(world: World) -> Callable[[str], Outline]:
    """The outline of a page, asked for once: most are the twin of another."""

    @functools.cache
    def read(path: str) -> Outline:
        response = Client().get(path)
        assert response.status_code == 200, path
        return Outline(response.content.decode())

    return read


def alternates(page: Outline) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.all("link") if "hreflang" in link}


def test_twins_name_each_other(db, world: World, read: Callable[[str], Outline], subtests):
    for name, path, address, language in walk(world, "page"):
        with subtests.test(name):
            named = alternates(read(path))
            if address.route in ALONE or str(address) in ALONE or "?" in path:
                assert named == {}
                continue
            assert {"en", "vi"} == set(named), path
            assert urlsplit(named[language]).path == path
            for code, twin in named.items():
                other = read(urlsplit(twin).path)
                assert (other.all("html"), alternates(other)) == ([{"lang": code}], named)


def test_link_to_the_other_language_leads_to_a_page_in_it(
    db, world: World, read: Callable[[str], Outline], subtests
):
    for name, path, _address, language in walk(world, "page"):
        with subtests.test(name):
            other = "en" if language == "vi" else "vi"
            links = read(path).all("a")
            switch = [link["href"] for link in links if "language-switch" in link.get("class", "")]
            assert len(switch) == 1
            assert read(switch[0]).all("html") == [{"lang": other}]
