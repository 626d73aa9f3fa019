"""Small comforts: past the menu by one key, a focus that is seen whatever the colours, text that may be spaced out."""

import pytest
from playwright.sync_api import Page, expect

from tests.world import World, make_world

# What WCAG 1.4.12 lets readers set; nothing may be cut off by it.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    return one.checkVisibility() && style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1
        && one.clientHeight > 1 && !one.matches(".visually-hidden");
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def world(transactional_db) -> World:
    return make_world()


def test_first_key_leads_past_the_menu(world: World, page: Page):
    page.goto("/provinces/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => one.closest('main') !== null")


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_is_seen_on_everything_that_takes_it(world: World, page: Page, forced: str, scheme: str):
    page.emulate_media(forced_colors=forced, color_scheme=scheme)
    page.goto("/agreements/")
    seen = set()
    for _press in range(60):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if not focus.count():
            break
        name, style, width = focus.evaluate(
            """one => { const style = getComputedStyle(one);
            return [one.outerHTML.slice(0, 60), style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
        )
        assert (name, style != "none", width >= 2) == (name, True, True)
        seen.add(name)
    assert len(seen) > 15


def test_spaced_out_text_is_neither_cut_nor_pushed_off_a_narrow_page(world: World, page: Page):
    page.set_viewport_size({"width": 320, "height": 800})
    paths = [
        "/",
        "/articles/",
        "/provinces/",
        "/agreements/",
        "/twinning/",
        "/search/?q=title",
        "/articles/2024/05/",
    ]
    paths += [
        row.get_absolute_url() for row in (world.articles["en"], world.province, world.agreement, world.pair)
    ]
    for path in paths:
        page.goto(path)
        page.evaluate("style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
                      "document.adoptedStyleSheets = [sheet]; }", SPACED)  # fmt: skip
        found = (page.evaluate("document.scrollingElement.scrollWidth"), page.evaluate(CUT))
        assert (path, found) == (path, (320, []))


def test_nothing_moves_for_those_who_asked_for_stillness(world: World, page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate("() => document.getAnimations().length") == 0
    # Every rule that moves a page, and what it stands in: without the second, the first would prove nothing.
    held = """() => [...document.styleSheets].flatMap(sheet => {
        const found = [];
        const walk = (rules, held) => [...rules].forEach(rule => {
            if (rule instanceof CSSViewTransitionRule) found.push(held);
            if (rule.cssRules) walk(rule.cssRules, rule.conditionText || held);
        });
        walk(sheet.cssRules, '');
        return found;
    })"""
    assert page.evaluate(held) == ["(prefers-reduced-motion: no-preference)"]
