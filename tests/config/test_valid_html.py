"""Every public page is valid HTML, by the rules of `tests/html_rules.py`: with one row, with many, and with none."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import permission_denied

from tests.addresses import PUBLIC_PATHS
from tests.crowd import add_crowd
from tests.html_rules import faults
from tests.world import World

LISTS = ["", "articles/", "tags/", "corrections/", "search/", "search/?q=nothing", "provinces/", "units/"]
LISTS += ["agreements/", "twinning/"]
# What no address, no list and no page may hold, each with the rule that finds it.
FAULTS = {
    '<a href="/a b/">a</a>': ["a href: no address: /a b/"],
    '<img src="data:image/svg+xml,<svg/>" alt="">': ["img src: no address: data:image/svg+xml,<svg/>"],
    '<form action="/100%/"></form>': ["form action: no address: /100%/"],
    "<h1>A</h1><h3>B</h3><h3>C</h3><h2>D</h2>": ["h3 after h1: B"],
    "<h2>A</h2>": ["h2 after h0: A"],
    "<dl><div><dt>A</dt><dd>1</dd></div><div><dt>A </dt><dd>2</dd></div></dl>": ["dl: dt named 2 times: A"],
    "<dl><div><dd>1</dd><dt>A</dt></div></dl>": ["dl: no group of terms: 1A"],
    "<dl><dt>A</dt><dd>1</dd><p>2</p></dl>": ["dl: holds what is no group: A12"],
    "<dl></dl>": ["dl: no group of terms: ", "dl: holds what is no group: "],
    "<ul><li>a</li><p>b</p></ul>": ["ul: holds p"],
    '<p id="a"></p><p id="a"></p><p id=""></p>': ["id: 'a', 2 times", "id: '', 1 times"],
    '<label for="x">a</label>': ["label for: nothing has the id x"],
    '<nav aria-labelledby="x y"><p id="x"></p></nav>': ["nav aria-labelledby: nothing has the id y"],
    "<center>a</center>": ["center: obsolete"],
    '<p align="left">a</p>': ["p align: obsolete"],
    '<input type="hidden" aria-label="a">': ["input aria-label: on a hidden one"],
    '<time datetime="2024-05-12T10:00:00.123456+07:00">a</time>': [
        "time datetime: no date: 2024-05-12T10:00:00.123456+07:00"
    ],
    "<p>one<span>two</span> <b>three</b>, four</p><p>five</p>": ["words run together: one|two"],
    "<td><span>1<details><summary>2</summary></details></span></td>": ["span: holds details"],
    "<p>\x1b</p>": ["a control character"],
}


@pytest.mark.parametrize("markup", FAULTS)
def test_each_rule_finds_what_it_is_there_for(markup: str):
    assert faults(f"<!doctype html><body>{markup}") == FAULTS[markup]


def test_rules_find_nothing_in_a_page_without_a_fault():
    page = """<!doctype html><html lang="en"><body><h1>A</h1><h2>B</h2><h3>C</h3><h2 id="d">D</h2>
        <a href="/vi/tìm/?q=%C4%91&amp;a=1#x:~:text=a,b" aria-describedby="d">a</a> <a href="mailto:?subject=a">b</a>
        <dl><div><dt>A</dt><dt>B</dt><dd>1</dd><dd>2</dd></div></dl><dl><dt>A</dt><dd>1</dd></dl>
        <time datetime="2024">a</time> <time datetime="2024-05">a</time>
        <time datetime="2024-05-12T10:00+07:00">a</time>
        <input type="hidden" name="a" value="a b"></body></html>"""
    assert faults(page) == []


def found(client: Client, paths: list[str]) -> dict[str, list[str]]:
    """The pages that are at fault, and how."""
    wrong = {}
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        if problems := faults(response.content.decode()):
            wrong[path] = problems
    return wrong


def pages_of(world: World) -> list[str]:
    return [address.path_in(world, language) for address, language in PUBLIC_PATHS if address.kind == "page"]


def test_no_page_has_a_fault(world: World, client: Client):
    assert found(client, pages_of(world)) == {}


def test_no_page_with_many_rows_of_everything_has_a_fault(world: World, client: Client):
    """Two of a kind stand under one term: codes, places, authors, agreements that renew one, units before one."""
    add_crowd(world, 3)

    assert found(client, pages_of(world)) == {}


def test_no_page_of_an_empty_site_has_a_fault(db, client: Client):
    assert found(client, [f"/{language}{path}" for language in ("", "vi/") for path in LISTS]) == {}


def test_no_page_gives_back_what_html_may_not_hold(world: World, client: Client):
    """Whoever sends control characters gets a sentence about his choice, and none of them back."""
    sent = "&".join(
        f"{name}=%1Bx%7F%C2%85" for name in ("q", "country", "level", "year", "sort", "province", "from")
    )

    assert (
        found(client, [f"/{path}?{sent}" for path in ("agreements/", "twinning/", "search/", "vi/search/")])
        == {}
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_page_that_is_refused_has_no_fault(db, rf: RequestFactory, language: str):
    with override(language):
        response = permission_denied(rf.get("/"), PermissionDenied())

    assert (response.status_code, faults(response.content.decode())) == (403, [])
