"""Every template by axe, light and dark, on a narrow and a wide screen; and none of them scrolls sideways."""

import json
from collections.abc import Callable, Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from tests import factories
from tests.crowd import add_crowd
from tests.world import World, make_world

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 1280]
SCHEMES = ["light", "dark"]
PAGES: dict[str, Callable[[World], str]] = {
    "front": lambda world: "/",
    "front in Vietnamese": lambda world: "/vi/",
    "list": lambda world: "/articles/",
    "year": lambda world: "/articles/2024/",
    "month": lambda world: "/articles/2024/05/",
    "day": lambda world: "/articles/2024/05/12/",
    "article": lambda world: world.articles["en"].get_absolute_url(),
    "side by side": lambda world: f"/a/{world.articles['en'].pk}/side-by-side/",
    "article in Vietnamese": lambda world: world.beside["vi"].get_absolute_url(),
    "provinces": lambda world: "/provinces/",
    "province": lambda world: world.province.get_absolute_url(),
    "former province": lambda world: world.predecessor.get_absolute_url(),
    "foreign province": lambda world: world.across.get_absolute_url(),
    "articles of a province": lambda world: world.province.get_absolute_url() + "articles/",
    "units": lambda world: "/units/",
    "unit": lambda world: world.unit.get_absolute_url(),
    "country": lambda world: world.country.get_absolute_url(),
    "agreements": lambda world: "/agreements/",
    "agreement": lambda world: world.agreement.get_absolute_url(),
    "twinning": lambda world: "/twinning/",
    "pair": lambda world: world.pair.get_absolute_url(),
    "tags": lambda world: "/tags/",
    "tag": lambda world: world.shared_tag.get_absolute_url(),
    "person": lambda world: world.articles["en"].credits.order_by("pk").first().person.get_absolute_url(),
    "search": lambda world: "/search/",
    "search results": lambda world: "/search/?q=title",
    "search without results": lambda world: "/search/?q=xyzzy&province=nowhere",
    "corrections": lambda world: "/corrections/",
    "400": lambda world: "/articles/?before=x",
    "404": lambda world: "/nowhere/",
    "410": lambda world: Article.objects.withdrawn().get().get_absolute_url(),
}


def status_of(name: str) -> int:
    """What a page of this list is answered with."""
    return int(name) if name.isdigit() else 200


def test_no_page_is_hard_to_read(transactional_db, browser: Browser, live_server: LiveServer):
    """One test for all: the rows are made once, and one browser page is used throughout."""
    world = make_world()
    add_crowd(world, 3)
    make_it_hard(world)
    factories.WithdrawnFactory()
    page = browser.new_page(base_url=live_server.url)
    found: list[str] = []
    try:
        for name, path in PAGES.items():
            response = page.goto(path(world))
            assert (name, response.status) == (name, status_of(name))
            for scheme in SCHEMES:
                for width in WIDTHS:
                    page.emulate_media(color_scheme=scheme)
                    page.set_viewport_size({"width": width, "height": 800})
                    found += [f"{name}, {scheme}, {width} px: {problem}" for problem in problems(page, width)]
    finally:
        page.close()

    assert found == []


def make_it_hard(world: World) -> None:
    """What breaks a narrow page: words without a space, long names, an address that will not wrap."""
    article = world.articles["en"]
    article.title = "Nghiên cứu " + "Donaudampfschifffahrtsgesellschaft" * 3
    article.original_title = "x" * 200
    article.original_url = "https://example.org/" + "path-" * 60
    article.body = (
        "<h2>Heading</h2><p>" + "y" * 400 + "</p><ul><li>one</li></ul><blockquote><p>Said.</p></blockquote>"
    )
    article.save()
    tag = factories.TagFactory(name="t" * 90)
    article.tags.add(tag)
    type(world.province).objects.filter(pk=world.province.pk).update(note="n" * 300, aliases="a" * 200)
    type(world.agreement).objects.filter(pk=world.agreement.pk).update(name="Agreement " + "z" * 150)


def problems(page: Page, width: int) -> Iterator[str]:
    """Violations of axe's rules with their place, and sideways scrolling."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
    results = Axe().run(page, options=options).response
    executed = {
        rule["id"]
        for kind in ("passes", "violations", "incomplete", "inapplicable")
        for rule in results[kind]
    }
    # axe leaves target-size out unless it is asked for; a run without it proves nothing about fingers.
    assert {"target-size", "color-contrast", "region", "html-has-lang"} <= executed
    for rule in results["violations"]:
        places = [node["target"] for node in rule["nodes"][:3]]
        yield f"{rule['id']} ({rule['help']}) at {json.dumps(places)}"
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    if wide > width:
        yield f"scrolls sideways: {wide} px wide"
