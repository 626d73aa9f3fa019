"""Scripts in every text of the site, as programs are told of it: feeds, sitemaps, JSON, citations, data in pages.

What browsers do with the pages: tests/e2e/test_payloads.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from articles.html.dom import parsed
from tests.addresses import walk
from tests.payloads.poison import Poison, everything, poison

pytestmark = pytest.mark.django_db
LEADS = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data):", re.IGNORECASE)
NEVER_SHOWN = "script, iframe, object, embed, svg, math, style, base, form, input, template, [srcdoc]"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def poisoned() -> tuple[Poison, Any]:
    drug, world = Poison(), everything()
    poison(world, drug)
    return drug, world


def harms(html: str) -> list[str]:
    """What of a piece of HTML could run."""
    root = parsed(html)
    found = [node.html or "" for node in root.css(NEVER_SHOWN)]
    for node in root.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or LEADS.match(re.sub(r"[\t\n\r]", "", value or "")):
                found.append(f"{node.tag} {name}={value}")
    return found


def pieces(tree: ElementTree.Element) -> Iterator[str]:
    """What a feed declares to be HTML: Atom by a type, RSS by being a description or a text."""
    for node in tree.iter():
        name = node.tag.rpartition("}")[2]
        if node.get("type") == "html" or name in {"description", "encoded"}:
            yield node.text or ""


def text_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code in {200, 301}, path
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def test_harm_is_seen():
    assert len(harms("<script>x</script><p onclick=x>a</p><a href='java\nscript:x'>a</a><p>a</p>")) == 3


def test_feeds_are_well_formed_and_hold_nothing_that_runs(poisoned, subtests):
    _drug, world = poisoned
    said = ""
    for name, path, *_ in walk(world, "feed"):
        with subtests.test(name):
            tree = ElementTree.fromstring(text_of(path))
            assert [harm for piece in pieces(tree) for harm in harms(piece)] == []
            assert {node.tag.partition("}")[0] for node in tree.iter()} & {
                "{http://www.w3.org/1999/xhtml",
                "{http://www.w3.org/2000/svg",
            } <= {"{http://www.w3.org/1999/xhtml"}  # the links of sitemaps to the other language
            said += "".join(tree.itertext())
    assert len(re.findall(r"ran\(\d+\)", said)) > 50  # as words


def test_json_is_json_and_its_html_holds_nothing_that_runs(poisoned, subtests):
    _drug, world = poisoned
    for name, path, *_ in walk(world, "json"):
        with subtests.test(name):
            told = json.loads(text_of(path))
            assert [
                harm for item in told.get("items", ()) for harm in harms(item.get("content_html", ""))
            ] == []


def test_data_in_pages_is_data(poisoned, subtests):
    """No text ends the element it stands in, or begins a comment in it."""
    _drug, world = poisoned
    found = 0
    for name, path, *_ in walk(world, "page"):
        with subtests.test(name):
            page = text_of(path)
            for written in DATA.findall(page):
                found += 1
                assert json.loads(written)
                assert re.search(r"[<>]", written) is None
            assert len(re.findall("<script", page)) == len(DATA.findall(page)) + len(
                re.findall("<script [^>]*src=", page)
            )
    assert found > 20


def test_nothing_printed_breaks_out_of_its_text(poisoned, subtests):
    """The same asked of the tree of each page: no element and no attribute but ours."""
    _drug, world = poisoned
    for name, path, *_ in walk(world, "page"):
        with subtests.test(name):
            root = parsed(text_of(path))
            handlers = [
                (node.tag, attribute)
                for node in root.css("*:not([rel=icon])")
                for attribute, value in node.attributes.items()
                if attribute.startswith("on")
                or (attribute in {"href", "src", "action"} and LEADS.match(value or ""))
            ]
            assert handlers == []
            assert root.css("iframe, object, embed, base, xmp, plaintext, marquee") == []
