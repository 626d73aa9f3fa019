"""A page and its twin in the other language name each other, and the link to the other language leads to the twin."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.addresses import PATH_NAMES, PUBLIC_PATHS, Address
from tests.config.test_headers import Outline
from tests.world import World, standing_world

PAGES = [(address, language) for address, language in PUBLIC_PATHS if address.kind == "page"]
NAMES = [
    name
    for name, (address, _language) in zip(PATH_NAMES, PUBLIC_PATHS, strict=True)
    if address.kind == "page"
]
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


def read(path: str) -> Outline:
    response = Client().get(path)
    assert response.status_code == 200, path
    return Outline(response.content.decode())


def alternates(page: Outline) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in page.all("link") if "hreflang" in link}


@pytest.mark.parametrize(("address", "language"), PAGES, ids=NAMES)
def test_twins_name_each_other(db, world: World, address: Address, language: str):
    path = address.path_in(world, language)
    page = read(path)
    named = alternates(page)
    if address.route in ALONE or str(address) in ALONE or "?" in path:
        assert named == {}
        return
    assert {"en", "vi"} == set(named), path
    assert urlsplit(named[language]).path == path
    for code, twin in named.items():
        other = read(urlsplit(twin).path)
        assert (other.all("html"), alternates(other)) == ([{"lang": code}], named)


@pytest.mark.parametrize(("address", "language"), PAGES, ids=NAMES)
def test_link_to_the_other_language_leads_to_a_page_in_it(db, world: World, address: Address, language: str):
    page = read(address.path_in(world, language))
    other = "en" if language == "vi" else "vi"
    switch = [link["href"] for link in page.all("a") if "language-switch" in link.get("class", "")]
    assert len(switch) == 1
    assert read(switch[0]).all("html") == [{"lang": other}]
