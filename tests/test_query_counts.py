"""How many queries each public page costs: a number written down here, the same for few rows and for many."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.addresses import PUBLIC_ADDRESSES
from tests.crowd import add_crowd
from tests.world import NOW, World, make_world

# A page that needs more fails here; a page that needs fewer, too: write the better number down.
QUERIES = {
    "articles:front": 3,
    "articles:list": 2,
    "articles:list before": 2,
    "articles:list after": 2,
    "articles:undated": 1,
    "articles:year": 3,
    "articles:month": 3,
    "articles:day": 2,
    "articles:article": 5,
    "articles:article beside it": 3,  # nothing rests on it
    "articles:article on another day": 1,
    "articles:article by a former slug": 3,
    "articles:by_number": 1,
    "articles:citation": 1,
    "articles:side_by_side": 2,
    "articles:person": 2,
    "articles:portrait": 1,
    "articles:card": 1,
    "articles:image": 1,
    "articles:search": 0,
    "articles:search words": 5,
    "articles:search choices": 8,
    "articles:search_feed": 6,
    "articles:tags": 1,
    "articles:tags from a word": 2,
    "articles:tag": 2,
    "articles:tag shared": 2,
    "articles:tag_feed": 5,
    "articles:tag_feed shared": 5,
    "articles:province_articles": 3,
    "articles:province_articles of a predecessor": 3,
    "articles:province_feed": 6,
    "articles:country_feed": 11,
    "articles:line_feed": 12,
    "articles:line_feed of the sea": 7,
    "articles:corrections": 1,
    "articles:about": 0,
    "articles:report": 0,
    "articles:report_thanks": 0,
    "articles:feed_atom": 4,
    "articles:feed_rss": 4,
    "articles:feed_json": 4,
    "articles:corrections_feed": 1,
    "provinces:list": 3,
    "provinces:province": 3,
    "provinces:province of before": 3,
    "provinces:province across the border": 3,
    "provinces:units": 1,
    "provinces:unit": 8,
    "provinces:countries": 6,
    "provinces:lines": 0,
    "provinces:line": 12,
    "provinces:line the sea": 5,
    "provinces:country": 17,
    "provinces:agreements": 7,
    "provinces:agreement": 12,
    "provinces:gates": 2,
    "provinces:directives": 2,
    "provinces:organisations": 2,
    "provinces:pairs": 9,
    "provinces:pair": 4,
    "provinces:province_feed": 1,
    "provinces:unit_feed": 1,
    "provinces:agreement_feed": 6,
    "provinces:pair_feed": 3,
    "healthz": 0,
    "readyz": 2,
    "robots": 0,
    "security_txt": 0,
    "sitemap": 9,
    "sitemap_news": 2,
    "sitemap_section pages": 7,
    "sitemap_section articles": 3,
    "sitemap_section tags": 3,
    "sitemap_section tags-vi": 3,
    "sitemap_section people": 3,
    "sitemap_section people-vi": 3,
    "sitemap_section provinces": 1,
    "sitemap_section units": 1,
    "sitemap_section countries": 5,
    "sitemap_section borders": 6,
    "sitemap_section agreements": 1,
    "sitemap_section twinning": 1,
}

# What the registry alone says on them is read at the first visit after a change of it; their own tests count that one.
READ_ONCE = {
    "articles:article",
    "articles:country_feed",
    "articles:front",
    "articles:line_feed",
    "articles:province_articles",
    "articles:province_feed",
    "articles:search",
    "provinces:country",
    "provinces:line",
    "provinces:province",
}


def count_all(world: World) -> dict[str, int]:
    """Queries of every public address in English, by its name."""
    counted = {}
    Client().get("/search/?q=sea")  # the names of the registry are read once, and kept until it changes
    for address in PUBLIC_ADDRESSES:
        path = address.path_in(world, "en")
        if address.route in READ_ONCE:
            Client().get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = Client().get(path)
        assert response.status_code == (301 if address.kind == "redirect" else 200)
        counted[str(address)] = len(queries)
    return counted


@pytest.mark.parametrize("rows", [1, 30])
def test_every_public_page_costs_its_number_of_queries(db, rows: int):
    with time_machine.travel(NOW, tick=False):
        world = make_world()
        add_crowd(world, rows)

        assert count_all(world) == QUERIES


def test_every_number_belongs_to_a_page():
    assert sorted(QUERIES) == sorted(str(address) for address in PUBLIC_ADDRESSES)
