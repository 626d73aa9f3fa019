"""Every template by axe, light and dark, on a narrow and a wide screen; and none of them scrolls sideways."""

from collections.abc import Callable

from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from tests import factories
from tests.crowd import add_crowd
from tests.e2e.axe import problems
from tests.world import World, make_world

WIDTHS = [320, 1280]
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
            found += [f"{name}, {problem}" for problem in problems(page, WIDTHS)]
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
        "<p>Noted<sup>[1]</sup> twice<sup>[2]</sup>.</p><p>[1] The note.</p><p>[2] Another.</p>"
    )
    article.save()
    type(article).objects.filter(pk=world.beside["vi"].pk).update(body=article.body)
    tag = factories.TagFactory(name="t" * 90)
    article.tags.add(tag)
    type(world.province).objects.filter(pk=world.province.pk).update(note="n" * 300, aliases="a" * 200)
    type(world.agreement).objects.filter(pk=world.agreement.pk).update(name="Agreement " + "z" * 150)
