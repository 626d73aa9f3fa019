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

from articles.reading.views import tags
from config.sitemaps import SECTIONS, NewsSitemap
from tests.addresses import Stop, walk
from tests.archive import add_archive
from tests.near_ends import bring_ends_near, rank_and_name_few
from tests.query_plans import as_among_thousands, plan_of, work_of
from tests.world import NOW, make_world

FEW, MANY, LIMIT = 100, 300, 20  # the few are more than any page or feed shows
BUDGET, SLACK = 1.3, 100  # times, and steps: a tree of an index that is one level deeper
# A name within other names is looked for in each of them, on SQLite 70 ns a person: no index has it.
SCANNED = {name: ["SCAN U0"] for name in ("articles:search words", "/vi articles:search words")}
# The few tags of one language are looked for among the many of the other one in the order of the alphabet.
PASSING = ("/vi articles:tags", "/vi articles:tags from a word")
GROWING = (
    "article|articleprovince|articleunit|taggedarticle|credit|changenote|articleimage|revision|searchtext|tag|person"
    "|source|formerslug|citation|daycount|publicversion"
)


def ask(stop: Stop) -> None:
    if (
        connection.vendor == "postgresql"
    ):  # it cannot know how much a search leaves to look at, and takes it for 0.5 %
        bitmaps = "off" if stop.address.route.startswith("articles:search") else "on"
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL enable_bitmapscan = {bitmaps}")
    response = Client().get(stop.path)
    assert response.status_code == (301 if stop.address.kind == "redirect" else 200), stop.name


def scans(stop: Stop) -> list[str]:
    """Tables that grow and are gone through, by SQLite's plans."""
    if connection.vendor != "sqlite":
        return []
    return re.findall(rf"SCAN (?:articles_(?:{GROWING})|[A-Z]\d+)\b.*", plan_of(lambda: ask(stop)))


@pytest.mark.both_databases
def test_no_address_works_more_in_a_larger_archive(db, monkeypatch):
    # Files of sitemaps, the list of tags and what a search looks at are cut short, and so are full from the beginning.
    for name in ("articles", "tags", "tags-vi", "people", "people-vi"):
        monkeypatch.setattr(SECTIONS[name], "limit", LIMIT)
    monkeypatch.setattr(NewsSitemap, "limit", LIMIT)
    monkeypatch.setattr(tags, "ON_A_PAGE", LIMIT)
    bring_ends_near(monkeypatch, looks=LIMIT, choices=LIMIT)
    rank_and_name_few(monkeypatch, LIMIT)
    with time_machine.travel(NOW, tick=False):
        world = make_world()
        add_archive(world.articles["en"], FEW, named=True)
        as_among_thousands()
        stops = walk(world)
        for stop in stops:
            ask(stop)  # what is read once, and kept until it changes
        scanned = {stop.name: found for stop in stops if (found := scans(stop))}
        before = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in stops}
        add_archive(world.articles["en"], MANY, first=FEW, named=True)
        after = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in stops}
        add_archive(world.articles["en"], MANY, first=FEW + MANY, scheduled=True)
        # Lists by the date of an original and searches pass what is scheduled in their index; what is in the order of
        # publication begins behind it: 10,000 scheduled articles had made sitemaps and feeds of places twice as slow.
        behind = [stop for stop in stops if re.search(r"(?<!search_)feed|sitemap", stop.name)]
        planned = {stop.name: work_of(lambda stop=stop: ask(stop)) for stop in behind}

    expected = SCANNED if connection.vendor == "sqlite" else {}
    assert (grown(before, after), grown(after, planned), scanned) == ({}, {}, expected)
    assert len(behind) > 20
    assert sum(before.values()) > 5_000


def grown(before: dict[str, int], after: dict[str, int]) -> dict[str, tuple[int, int]]:
    return {
        name: (before[name], number)
        for name, number in after.items()
        if number > before[name] * BUDGET + SLACK and name not in PASSING
    }
