"""What a page weighs and asks for, and that nothing moves while it comes: design §7, in bytes and counts."""

import gzip
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from tests.world import World, make_world

KB = 1024
WIDTHS = [390, 1280]
# Chromium's own measure: how much of the page moved, times how far.
SHIFTS = """() => new Promise(resolve => {
    let moved = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => resolve(moved)));
})"""


@pytest.fixture
def world(transactional_db) -> World:
    return make_world()


def asked(page: Page, path: str) -> list[str]:
    """The addresses a page asks for, itself first."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    page.goto(path, wait_until="networkidle")
    return found


def test_article_without_pictures_is_three_requests_and_thirty_kilobytes(
    world: World, page: Page, live_server
):
    address = world.beside["en"].get_absolute_url()
    requests = asked(page, address)
    assert requests == [
        f"{live_server.url}{address}",
        f"{live_server.url}/static/css/site.css",
        f"{live_server.url}/static/js/colours.js",
    ]
    text = Client().get(address, headers={"accept-encoding": "gzip"})
    assert text.headers["Content-Encoding"] == "gzip"
    # What is static lies compressed beside its file in production.
    style, script = [len(gzip.compress(page.request.get(request).body())) for request in requests[1:]]
    assert style <= 12 * KB
    assert len(text.content) + style + script <= 30 * KB


def test_provinces_with_their_map_are_forty_kilobytes(world: World):
    page = Client().get("/provinces/", headers={"accept-encoding": "gzip"}).content
    assert b"<svg" in gzip.decompress(page)
    assert len(page) <= 40 * KB


def places(world: World) -> Iterator[str]:
    yield from ("/", "/articles/", "/provinces/", "/agreements/")
    for row in (world.articles["en"], world.province, world.agreement):
        yield row.get_absolute_url()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_while_a_page_comes(world: World, context: BrowserContext, width: int):
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    moved = {}
    for path in places(world):
        page.goto(path)
        moved[path] = page.evaluate(SHIFTS)
    assert moved == dict.fromkeys(moved, 0)
