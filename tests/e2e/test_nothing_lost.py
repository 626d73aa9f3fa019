"""Whatever happens to an editor's browser, what was typed is there afterwards."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in, push, write_text


@pytest.fixture
def form(transactional_db) -> str:
    """The address of an article's form, and two translators."""
    for name in ("lan", "minh"):
        user = person("translator", username=name)
        user.set_password(PASSWORD)
        user.save()
    article = factories.ArticleFactory(title="T", body="<p>One.</p><p>Two.</p>")
    return f"/admin/articles/article/{article.pk}/change/"


def open_as(browser: Browser, address: str, name: str, form: str, *, scripts: bool = True) -> Page:
    context: BrowserContext = browser.new_context(base_url=address, java_script_enabled=scripts)
    context.set_default_timeout(10_000)
    page = context.new_page()
    log_in(page, name, form)
    expect(page.locator("#id_title")).to_have_value("T")
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_two_editors_collide(form: str, browser: Browser, live_server, scripts: bool):
    lan, minh = (open_as(browser, live_server.url, name, form, scripts=scripts) for name in ("lan", "minh"))
    write_text(lan, "One, says Lan.", "Two.")
    push(lan, "_continue")
    expect(lan.locator(".messagelist")).to_contain_text("was changed successfully")

    write_text(minh, "One.", "Two, says Minh.")
    push(minh, "_continue")
    expect(minh.get_by_role("alert")).to_contain_text("was saved by lan")
    minh.get_by_role("button", name="Save both together").click()
    expect(minh.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().body == "<p>One, says Lan.</p>\n<p>Two, says Minh.</p>"
    for page in (lan, minh):
        page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_session_ends_while_somebody_types(form: str, browser: Browser, live_server, scripts: bool):
    page = open_as(browser, live_server.url, "lan", form, scripts=scripts)
    Session.objects.all().delete()
    write_text(page, "Typed for an hour.")
    push(page, "_continue")
    expect(page.locator(".errornote").first).to_contain_text("your text comes along")
    page.fill("#id_username", "lan")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Save what I typed").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().body == "<p>Typed for an hour.</p>"
    page.context.close()


@pytest.mark.parametrize("typed", ["", " and a word"])
def test_leaving_keeps_what_was_typed_and_nothing_else(form: str, browser: Browser, live_server, typed: str):
    page = open_as(browser, live_server.url, "lan", form)
    page.locator(EDITOR).wait_for()
    sent = page.locator("#id_title").evaluate(
        """(title, typed) => {
            let sent = 0;
            navigator.sendBeacon = () => { sent += 1; return true; };
            title.value += typed;
            title.dispatchEvent(new InputEvent("input", { bubbles: true }));
            window.dispatchEvent(new PageTransitionEvent("pagehide"));
            return sent;
        }""",
        typed,
    )
    assert sent == (1 if typed else 0)
    page.context.close()


def test_killed_tab_is_offered_again(form: str, browser: Browser, live_server):
    page = open_as(browser, live_server.url, "lan", form)
    write_text(page, "Never saved.")
    expect(page.locator("#desk-status")).to_contain_text("Kept at")
    again = page.context.new_page()
    page.close()
    again.goto(form)
    again.get_by_role("link", name="Look at it").click()
    expect(again.get_by_role("region", name="Not saved / Saved")).to_contain_text("Never saved.")
    again.get_by_role("button", name="Put it into the form").click()
    expect(again.locator("#id_body")).to_have_value("<p>Never saved.</p>")
    push(again, "_continue")
    expect(again.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().body == "<p>Never saved.</p>"
    again.context.close()


def test_autosave_of_a_session_that_ended_says_so(form: str, browser: Browser, live_server):
    page = open_as(browser, live_server.url, "lan", form)
    Session.objects.all().delete()
    page.fill("#id_title", "Typed")
    expect(page.locator("#desk-status")).to_contain_text("Not kept: you may be logged out.")
    page.context.close()


def test_keys_save_and_show_themselves(form: str, browser: Browser, live_server):
    page = open_as(browser, live_server.url, "lan", form)
    page.locator("body").press("?")
    expect(page.locator("#desk-keys")).to_be_visible()
    expect(page.locator("#desk-keys dt")).to_have_text(["Ctrl + S", "1 – 9", "Alt + ←, →", "?", "Esc"])
    page.keyboard.press("Escape")
    page.fill("#id_title", "By the keyboard")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().title == "By the keyboard"
    page.context.close()


def test_typing_without_a_pause_is_kept_too(form: str, browser: Browser, live_server):
    page = open_as(browser, live_server.url, "lan", form)
    for _ in range(40):
        page.locator("#id_teaser").press("a")
        page.wait_for_timeout(200)  # somebody types, and never rests for a whole second
        if page.locator("#desk-status").inner_text().startswith("Kept at"):
            break
    assert page.locator("#desk-status").inner_text().startswith("Kept at")
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_login_in_another_tab_costs_no_text(form: str, browser: Browser, live_server, scripts: bool):
    page = open_as(browser, live_server.url, "lan", form, scripts=scripts)
    Session.objects.all().delete()
    write_text(page, "Typed for an hour.")
    log_in(page.context.new_page(), "lan")
    push(page, "_continue")
    page.get_by_role("button", name="Save what I typed").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().body == "<p>Typed for an hour.</p>"
    page.context.close()


def test_errors_get_the_focus_and_lead_to_their_fields(form: str, browser: Browser, live_server):
    page = open_as(browser, live_server.url, "lan", form)
    page.fill("#id_title", "")
    push(page, "_continue")
    expect(page.locator("#desk-errors")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_be_focused()
    page.context.close()
