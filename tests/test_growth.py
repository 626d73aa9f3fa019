"""No public address works more in an archive of four times as many articles: each is asked, and the work counted.

Counted are the steps of SQLite's machine, and the rows that PostgreSQL's plans go through (`tests/query_plans.py`), so
that a scan, a sort or a count of anything that grows with the archive shows, whichever plan the database chooses.
PostgreSQL reads some hundred rows whole, and is right to: here it is told not to, as it would not among thousands.
"""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client

from config.sitemaps import SECTIONS, NewsSitemap
from tests.addresses import Stop, walk
from tests.archive import add_archive
from tests.query_plans import as_among_thousands, plan_of, work_of
from tests.world import NOW, World, make_world

FEW, MANY = 100, 300  # the few are more than any page or feed shows
BUDGET, SLACK = 1.3, 100  # times, and steps: a tree of an index that is one level deeper
# Search ranks, counts and narrows what it finds, up to limits of its own: tests/articles/search.
# The list of all tags shows each of them.
OTHERS = ("articles:search", "articles:tags")
GROWING = (
    "article|articleprovince|articleunit|taggedarticle|credit|changenote|articleimage|revision|searchtext|tag|person"
    "|source|formerslug|citation|daycount|publicversion"
)


def places(world: World) -> list[Stop]:
    return [
        stop for stop in walk(world) if stop.language == "en" and not stop.address.route.startswith(OTHERS)
    ]


def ask(stop: Stop) -> None:
    response = Client().get(stop.path)
    assert response.status_code == (301 if stop.address.kind == "redirect" else 200), stop.name


def scans(stop: Stop) -> list[str]:
    """Tables that grow and are gone through, by SQLite's plans."""
    if connection.vendor != "sqlite":
        return []
    return re.findall(rf"SCAN (?:articles_(?:{GROWING})|[A-Z]\d+)\b.*", plan_of(lambda: ask(stop)))


@pytest.mark.both_databases
def test_no_address_works_more_in_a_larger_archive(db, monkeypatch):
    # Files of sitemaps are cut short, so that they are full from the beginning.
    for name in ("articles", "tags", "tags-vi", "people", "people-vi"):
        monkeypatch.setattr(SECTIONS[name], "limit", 20)
    monkeypatch.setattr(NewsSitemap, "limit", 20)
    with time_machine.travel(NOW, tick=False):
        world = make_world()
        # PostgreSQL would sort all articles of somebody where most people have one: it plans by the mean.
        named = connection.vendor == "sqlite"
        add_archive(world.articles["en"], FEW, named=named)
        as_among_thousands()
        scanned = {stop.name: found for stop in places(world) if (found := scans(stop))}
        before = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in places(world)}
        add_archive(world.articles["en"], MANY, first=FEW, named=named)
        after = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in places(world)}
        add_archive(world.articles["en"], MANY, first=FEW + MANY, scheduled=True)
        # Lists by the date of an original pass what is scheduled in their index; what is in the order of publication
        # begins behind it: 10,000 scheduled articles had made files of the sitemap and feeds of places twice as slow.
        behind = [stop for stop in places(world) if "feed" in stop.name or "sitemap" in stop.name]
        planned = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in behind}

    assert (grown(before, after), grown(after, planned), scanned) == ({}, {}, {})
    assert len(behind) > 20
    assert sum(before.values()) > 5_000


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, tuple[int, int]]:
    return {
        name: (before[name], number)
        for name, number in after.items()
        if number > before[name] * BUDGET + SLACK
    }
