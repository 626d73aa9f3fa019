"""Feeds of nothing, and of more than a page."""

import datetime as dt
import json
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from tests import factories
from tests.world import HOUR, NOW

A = "{http://www.w3.org/2005/Atom}"


def test_empty_feeds_are_well_formed_and_never_change(db):
    for path in ("/feeds/articles.atom", "/feeds/articles.rss", "/feeds/corrections.atom"):
        with time_machine.travel(NOW, tick=False):
            before = Client().get(path)
        with time_machine.travel(NOW + HOUR, tick=False):
            root = ElementTree.fromstring(Client().get(path).content)
            assert Client().get(path).content == before.content
            kept = {"headers": {"if-none-match": before.headers["ETag"]}}
            assert Client().get(path, **kept).status_code == 304
        assert root.findall(f"{A}entry") + root.findall("channel/item") == []
    assert json.loads(Client().get("/feeds/articles.json").content)["items"] == []


@pytest.mark.parametrize(
    "path", ["/feeds/articles.atom", "/tags/salt/articles.atom", "/search/articles.atom?tag=salt"]
)
def test_feed_goes_on_by_pages_until_its_oldest_entry(db, path):
    for number in range(65):
        moment = NOW - dt.timedelta(hours=number // 2)  # two of each moment
        factories.PublishedFactory(title=f"{number}", publish_at=moment).tags.add("salt")
    sizes, titles = [], []
    while path:
        root = ElementTree.fromstring(Client().get(path).content)
        links = {link.get("rel"): link for link in root.findall(f"{A}link")}
        assert links["self"].get("href") == f"http://testserver{path}"
        page = [entry.findtext(f"{A}title", "") for entry in root.findall(f"{A}entry")]
        sizes, titles = [*sizes, len(page)], titles + page
        path = links["next"].get("href").removeprefix("http://testserver") if "next" in links else ""

    assert sizes == [30, 30, 5]
    assert sorted(titles, key=int) == [str(number) for number in range(65)]
