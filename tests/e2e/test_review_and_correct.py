"""A text on its way from translator to editor to publisher to readers, and its correction; with scripts and without."""

import datetime as dt

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.desk import PASSWORD, let_pass, log_in, press, unfold, write_text

TITLE = "Two posts walk the line together"


@pytest.fixture
def people(transactional_db) -> None:
    """Three people of the desk, and an outlet."""
    for role in ("translator", "editor", "publisher"):
        user = person(role, username=role)
        user.set_password(PASSWORD)
        user.save()
    factories.SourceFactory(name="Baobienphong")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_from_translator_to_reader_and_back(people: None, browser: Browser, live_server, scripts: bool):
    def somebody(name: str) -> Page:
        context = browser.new_context(
            base_url=live_server.url, java_script_enabled=scripts, timezone_id="Asia/Ho_Chi_Minh"
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        log_in(page, name)
        return page

    translator, editor, publisher = (somebody(name) for name in ("translator", "editor", "publisher"))

    write(translator)
    article = Article.objects.get()
    form, review = (
        f"/admin/articles/article/{article.pk}/change/",
        f"/admin/articles/article/{article.pk}/review/",
    )

    send_back(editor, review)
    mend(translator, form)
    approve(editor, review)
    schedule(publisher, form)
    with time_machine.travel(Article.objects.get().publish_at + dt.timedelta(minutes=1), tick=True):
        log_in(publisher, "publisher")  # years have passed
        correct(publisher, form)
        read(browser, live_server.url)
    for page in (translator, editor, publisher):
        page.context.close()


def write(page: Page) -> None:
    """Take an original, which fills in what it says, and translate it with a slip."""
    page.goto("/admin/articles/article/take/")
    page.fill("#id_url", "https://example.org/tuan-tra")
    page.fill("#id_source", "baobienphong")
    page.fill("#id_text", "Tuần tra chung\n\nHọ đi 32 km ngày 27/7/2024.")
    page.get_by_role("button", name="Take it").click()
    expect(page.locator(".messagelist")).to_contain_text("Nobody else can take it now.")
    expect(page.locator(".beside-original")).to_contain_text("Họ đi 32 km ngày 27/7/2024.")
    page.fill("#id_title", TITLE)
    page.fill("#id_teaser", "A patrol of 30 km.")
    write_text(page, "They walked 30 km on 27 July 2024.")
    assert page.locator("[name=_publish]").count() == 0
    press(page, "_submit", f"“{TITLE}” was handed over for review.")
    expect(page.locator("#checks")).to_contain_text("The original has “32”; our text does not.")


def send_back(page: Page, review: str) -> None:
    page.goto(review)
    page.get_by_label("return it to its translator").check()
    page.fill("[name=passage]", "They walked 30 km")
    page.fill("[name=comment]", "The original says 32.")
    page.click("input[type=submit].default")
    expect(page.locator(".messagelist")).to_contain_text("was returned")


def mend(page: Page, form: str) -> None:
    page.goto(form)
    expect(page.locator("#review")).to_contain_text("The original says 32.")
    page.get_by_role("button", name="Mark as done").first.click()
    page.fill("#id_teaser", "A patrol of 32 km.")
    write_text(page, "They walked 32 km on 27 July 2024.")
    press(page, "_submit", "was handed over for review.")


def approve(page: Page, review: str) -> None:
    page.goto(review)
    page.get_by_label("approve it as it stands").check()
    page.click("input[type=submit].default")
    expect(page.locator(".messagelist")).to_contain_text("is approved")


def schedule(page: Page, form: str) -> None:
    page.goto(form)
    expect(page.locator("#review")).to_contain_text("Approved as it stands by editor")
    unfold(page, "#id_publish_at")
    page.fill("#id_publish_at", "12/5/2030 20:35")
    let_pass(page)
    press(page, "_publish", "will be public on 12.05.2030 20:35 (GMT+7).")


def correct(page: Page, form: str) -> None:
    page.goto(form)
    page.fill("#id_teaser", "A patrol of 33 km.")
    unfold(page, "#id_significance")
    page.select_option("#id_significance", "30")
    page.fill("#id_note_text", "The patrol walked 33 km, not 32.")
    press(page, "_continue", "was changed successfully")


def read(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        reader = context.new_page()
        reader.goto("/")
        reader.get_by_role("link", name=TITLE).first.click()
        expect(reader.get_by_role("main")).to_contain_text("The patrol walked 33 km, not 32.")
        reader.goto("/corrections/")
        expect(reader.get_by_role("main")).to_contain_text("The patrol walked 33 km, not 32.")
