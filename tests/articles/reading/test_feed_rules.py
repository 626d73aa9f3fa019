"""Every feed, entry by entry, by the rules that validators hold it to: RFC 4287 (Atom), the RSS 2.0 specification with
the advice of its board, RFC 5005 (pages).
"""

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from tests.addresses import walk
from tests.crowd import add_crowd
from tests.world import HOUR, NOW, World, standing_world

A, DC, CONTENT = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/content/}",
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"(https?://testserver/|tag:testserver,2026:)\S+")
FEED = {"id", "title", "updated", "author", "link", "subtitle"}
ENTRY = {"id", "title", "updated", "published", "author", "link", "summary", "content", "category"}
CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "item", f"{A}link"}
ITEM = {"title", "link", "description", "pubDate", "guid", "category", f"{DC}creator", f"{CONTENT}encoded"}


@pytest.fixture(scope="module")
def one_world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with standing_world(django_db_blocker) as world:
        add_crowd(world, 2)
        yield world


def faults_of_head(feed: ElementTree.Element) -> Iterator[str]:
    """What an Atom feed and its entries have in common."""
    counts = Counter(child.tag.removeprefix(A) for child in feed)
    yield from (f"{name}: {counts[name]} times" for name in ("id", "title", "updated") if counts[name] != 1)
    yield from (
        f"{name}: {counts[name]} times" for name in ("published", "summary", "content") if counts[name] > 1
    )
    for child in feed.iter():
        name, text = child.tag.removeprefix(A), (child.text or "").strip()
        if name in {"updated", "published"} and not RFC_3339.fullmatch(text):
            yield f"{name} is no date: {text}"
        if name in {"id", "title", "name", "summary", "content", "subtitle"} and not text:
            yield f"{name} is empty"
        if name == "id" and not IRI.fullmatch(text):
            yield f"id is not absolute: {text}"
        if name in {"title", "summary", "content", "subtitle"} and child.get("type", "text") not in {
            "text",
            "html",
        }:
            yield f"{name} is of no known type"
        if name == "author" and [each.tag for each in child] != [f"{A}name"]:
            yield "an author without exactly a name"
        if name == "category" and not (child.get("term") or "").strip():
            yield "a category without its term"
        if name == "link" and not IRI.fullmatch(child.get("href", "")):
            yield f"a link that is not absolute: {child.get('href')}"
    links = Counter(
        (link.get("rel"), link.get("type"), link.get("hreflang")) for link in feed.findall(f"{A}link")
    )
    yield from (f"link {link} stands {number} times" for link, number in links.items() if number > 1)


def faults_of_atom(root: ElementTree.Element, address: str) -> Iterator[str]:
    if root.tag != f"{A}feed":
        yield f"the root is {root.tag}"
    entries = root.findall(f"{A}entry")
    for entry in entries:
        yield from (f"entry: {child.tag}" for child in entry if child.tag.removeprefix(A) not in ENTRY)
        yield from (f"entry: {fault}" for fault in faults_of_head(entry))
        if [link.get("rel") for link in entry.findall(f"{A}link")] != ["alternate"]:
            yield "an entry without its page"
        if entry.findtext(f"{A}published", "") > entry.findtext(f"{A}updated", ""):
            yield "an entry updated before it was published"
        root.remove(entry)
    yield from (f"feed: {child.tag}" for child in root if child.tag.removeprefix(A) not in FEED)
    yield from (f"feed: {fault}" for fault in faults_of_head(root))
    if not root.findall(f"{A}author"):
        yield "no author, neither of the feed"
    selves = [link.attrib for link in root.findall(f"{A}link") if link.get("rel") == "self"]
    if selves != [{"rel": "self", "type": "application/atom+xml", "href": address}]:
        yield f"the feed is not at {selves}"
    ids = Counter(entry.findtext(f"{A}id") for entry in entries)
    yield from (f"{key} stands twice" for key, number in ids.items() if number > 1)
    newest = max(
        (entry.findtext(f"{A}updated", "") for entry in entries), default="1970-01-01T00:00:00+00:00"
    )
    if root.findtext(f"{A}updated") != newest:
        yield "the feed is not as old as its newest entry"


def faults_of_rss(root: ElementTree.Element, address: str) -> Iterator[str]:
    (channel,) = root
    if (root.tag, root.attrib, channel.tag) != ("rss", {"version": "2.0"}, "channel"):
        yield "no RSS 2.0"
    yield from (f"channel: {child.tag}" for child in channel if child.tag not in CHANNEL)
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if len([each for each in channel.findall(name) if (each.text or "").strip()]) != 1:
            yield f"channel: not one {name}"
    (place,) = channel.findall(f"{A}link")
    if place.attrib != {"rel": "self", "type": "application/rss+xml", "href": address}:
        yield f"the feed is not at {place.attrib}"
    items = channel.findall("item")
    for item in items:
        yield from (f"item: {child.tag}" for child in item if child.tag not in ITEM)
        for name in ("title", "link", "description", "pubDate", "guid"):
            if len([each for each in item.findall(name) if (each.text or "").strip()]) != 1:
                yield f"item: not one {name}"
        if not IRI.fullmatch(item.findtext("link", "")) or item.find("guid").attrib != {
            "isPermaLink": "false"
        }:
            yield "item: link or guid"
        if parsedate_to_datetime(item.findtext("pubDate", "")).tzinfo is None:
            yield "item: a date without its zone"
    if len({item.findtext("guid") for item in items}) != len(items):
        yield "a guid twice"


@pytest.mark.walk
@pytest.mark.parametrize("full", [False, True])
def test_every_feed_keeps_the_rules_and_is_the_same_a_minute_later(world: World, settings, subtests, full):
    settings.FEEDS_FULL_TEXT = full
    for name, path, address, _language in walk(world, "feed"):
        if address.route.startswith("sitemap"):
            continue
        with subtests.test(name):
            content = Client().get(path).content
            faults = faults_of_rss if path.endswith(".rss") else faults_of_atom
            assert list(faults(ElementTree.fromstring(content), f"http://testserver{path}")) == []
            with time_machine.travel(NOW + HOUR / 60, tick=False):
                assert Client().get(path).content == content


def test_rules_find_what_is_wrong():
    broken = f"""<feed xmlns="{A[1:-1]}"><id>5</id><title></title><updated>yesterday</updated><author><name/></author>
        <link rel="self" href="/x"/><entry><title>x</title><unheard/></entry></feed>"""
    assert sorted(faults_of_atom(ElementTree.fromstring(broken), "http://testserver/x")) == sorted(
        [
            f"entry: {A}unheard",
            "entry: id: 0 times",
            "entry: updated: 0 times",
            "an entry without its page",
            "feed: updated is no date: yesterday",
            "feed: title is empty",
            "feed: name is empty",
            "feed: id is not absolute: 5",
            "feed: a link that is not absolute: /x",
            "the feed is not at [{'rel': 'self', 'href': '/x'}]",
            "the feed is not as old as its newest entry",
        ]
    )


@pytest.mark.parametrize("path", ["/feeds/articles.atom", "/feeds/corrections.atom", "/units/units.atom"])
@pytest.mark.parametrize("cursor", ["x", "2024-13-12T13:35:00Z-1", "2024-05-12T13:35:00Z-%D9%A1", "[]"])
def test_forged_page_of_a_feed_is_refused_in_words(world: World, path: str, cursor: str):
    response = Client().get(f"{path}?before={cursor}")

    assert (response.status_code, "none of ours" in response.content.decode()) == (400, True)
