"""Every public route is measured, at an address that is there."""

import pytest
from django.test import Client
from django.urls import get_resolver

from benchmarks import pages, places
from benchmarks.fill.filling import fill
from benchmarks.measuring import peer_paths
from tests import factories
from tests.config.test_addresses import BY_LINK_ONLY, BY_TOKEN_ONLY, routes


def test_every_public_route_is_measured():
    measured = {page.route for page in pages.PAGES}
    public = set(routes(get_resolver())) - BY_LINK_ONLY - BY_TOKEN_ONLY
    assert sorted(public - measured) == []
    assert sorted(measured - public) == []


def test_pages_are_told_apart_by_name():
    names = [page.name for page in pages.PAGES]
    assert sorted(names) == sorted(set(names))


@pytest.fixture
def filled(borderpost):
    """Enough for several pages of every list."""
    for found in (
        places.article,
        places.translation,
        places.common_tag,
        places.common_province,
        places.common_person,
    ):
        found.cache_clear()
    fill(150, seed=1, processes=0)
    yield
    for found in (
        places.article,
        places.translation,
        places.common_tag,
        places.common_province,
        places.common_person,
    ):
        found.cache_clear()


@pytest.mark.walk
def test_every_page_of_a_filled_site_answers(filled):
    found = {page.name: page.path() for page in pages.PAGES}
    # A list of corrections this short has no second page.
    assert [name for name, path in found.items() if path is None] == []
    statuses = {name: Client().get(path).status_code for name, path in found.items()}
    assert {name: status for name, status in statuses.items() if status not in (200, 301)} == {}


@pytest.mark.walk
def test_deepest_pages_have_no_older_ones(filled):
    response = Client().get(places.deepest("articles:list")())
    assert len(response.context["page"]) == 20
    assert response.context["page"].older == ""


def test_peer_is_asked_for_the_same(filled):
    found = peer_paths()
    article = places.article()
    assert found["article"] == f"/articles/{article.slug}/"
    assert found["month"] == f"/articles/{int(article.dated[:4])}/{int(article.dated[5:7])}/"


def test_empty_site_has_no_such_pages(db):
    places.article.cache_clear()
    factories.CountryFactory(code="LA")
    assert places.article() is None
    assert places.side_by_side() is None
    assert peer_paths() == {}
    places.article.cache_clear()
