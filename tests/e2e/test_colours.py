"""The colours a reader chose: on every page from then on; without script same as the system has them."""

from playwright.sync_api import Browser, Page, expect

from tests.factories import ProvinceFactory

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(250, 247, 240)", "rgb(21, 24, 21)"


def test_choice_is_remembered_until_it_is_taken_back(page: Page, complaints: list[str]):
    ProvinceFactory()
    page.emulate_media(color_scheme="light")
    page.goto("/units/")
    assert page.evaluate(PAPER) == LIGHT
    page.get_by_label("dark").check()
    assert page.evaluate(PAPER) == DARK
    page.goto("/provinces/")
    assert page.evaluate(PAPER) == DARK
    expect(page.get_by_label("dark")).to_be_checked()
    page.get_by_label("same as the system").check()
    assert page.evaluate(PAPER) == LIGHT
    page.emulate_media(color_scheme="dark")
    page.goto("/agreements/")
    assert page.evaluate(PAPER) == DARK
    page.get_by_label("light", exact=True).check()
    assert page.evaluate(PAPER) == LIGHT
    assert complaints == []


def test_choice_reaches_pages_that_are_open_already(page: Page):
    page.emulate_media(color_scheme="light")
    page.goto("/units/")
    other = page.context.new_page()
    other.goto("/tags/")
    other.get_by_label("dark").check()
    page.wait_for_function(f"() => {PAPER} === {DARK!r}")
    assert page.evaluate(PAPER) == DARK


def test_without_script_nothing_is_offered_that_would_not_work(browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto("/units/")
    expect(page.locator(".colours")).to_be_hidden()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == DARK
