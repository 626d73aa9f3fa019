"""A passkey in a real browser, made by an authenticator that Chromium plays; and pages that everybody can read."""

from allauth.mfa.models import Authenticator
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.articles.editing.second_factor.program import give_program
from tests.desk import person
from tests.e2e.axe import problems
from tests.e2e.desk import PASSWORD

WIDTHS = [1280, 320]
ACCESS_LOG = "articles/accessentry/"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def account():
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(page: Page) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", "lan")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


def confirm(page: Page) -> None:
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Go on").click()


@override_settings(SECOND_FACTOR="required")
def test_passkey_is_set_up_and_lets_in(transactional_db, browser: Browser, live_server):
    account()
    context = browser.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"))
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    log_in(page)
    expect(page.locator(".errornote")).to_contain_text("You have no second factor yet.")
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".second-factor-codes li")).to_have_count(10)
    assert Authenticator.objects.filter(type="webauthn").count() == 1
    page.goto("/admin/")
    page.get_by_role("button", name="Log out").click()

    log_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("#user-tools")).to_contain_text("lan")
    assert errors == []
    context.close()


def test_no_page_of_it_is_hard_to_read(transactional_db, browser: Browser, live_server):
    user = account()
    page = browser.new_page(base_url=live_server.url)
    page.set_default_timeout(10_000)
    found = []
    log_in(page)
    expect(page.locator("#user-tools")).to_be_visible()
    page.goto("/admin/second-factor/program/add/")
    found += [f"password, {problem}" for problem in problems(page, WIDTHS)]
    confirm(page)
    expect(page.locator(".second-factor-qr")).to_be_visible()
    for path in ("second-factor/program/add/", "second-factor/", "second-factor/passkeys/add/", ACCESS_LOG):
        page.goto(f"/admin/{path}")
        found += [f"{path}, {problem}" for problem in problems(page, WIDTHS)]
    give_program(user)
    for path in ("second-factor/recovery-codes/", "second-factor/recovery-codes/new/", "second-factor/"):
        page.goto(f"/admin/{path}")
        found += [f"{path} with a program, {problem}" for problem in problems(page, WIDTHS)]
    page.context.clear_cookies()
    log_in(page)
    expect(page.locator("#id_code")).to_be_visible()
    found += [f"code, {problem}" for problem in problems(page, WIDTHS)]
    page.close()
    assert found == []
