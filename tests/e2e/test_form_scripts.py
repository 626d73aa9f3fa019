"""The article's form while the network is cut, answers are slow, it is open twice, or left and come back to.

One page for all of its scripts; which test shows what of which script: `tests/script_table.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect

from articles import revisions
from articles.models import Article, Autosave, GlossaryTerm
from provinces.models import Country
from tests import factories
from tests.desk import person
from tests.e2e.desk import (
    EDITOR,
    PASSWORD,
    leave_typed_to_the_browser,
    log_in,
    press,
    push,
    unfold,
    write_text,
)

SAID = ".messagelist"
AWAY = "The desk does not answer"
PRESSED_TWICE = """(form) => {
    let sent = 0;
    form.addEventListener("submit", (event) => { sent += !event.defaultPrevented; event.preventDefault(); });
    for (const press of [1, 2]) form.querySelector("[name=_continue]").click();
    return sent;
}"""
CHIPS = "#suggestions .desk-chip-take .desk-chip-name"
NAMING = "Typed into the text of Lạng Sơn, at the border gate Long Sap."
BODY = "<p>A patrol of Son La.</p><p>[picture 1]</p>"


@pytest.fixture
def article(transactional_db) -> Article:
    """Its text names a province; it has two pictures, and somebody who may publish it."""
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    viet_nam = Country.objects.filter(code="VN").first() or factories.CountryFactory(code="VN")
    for name, own in (("Son La", "Sơn La"), ("Lang Son", "Lạng Sơn")):
        factories.ProvinceFactory(name=name, local_name=own, country=viet_nam)
    factories.TagFactory(name="tuần tra")
    GlossaryTerm.objects.create(language="en", term="border", avoid="frontier")
    article = factories.ArticleFactory(title="T", teaser="", body=BODY, language="en")
    for number in (1, 2):
        factories.ImageFactory(article=article, order=number, caption=f"Caption {number}")
    return article


@pytest.fixture
def form(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def opened(page: Page, form: str) -> Page:
    log_in(page, "lan", form)
    page.locator(EDITOR).wait_for()
    return page


def hold(page: Page, address: str) -> list[Route]:
    """The requests of this address, which are answered when the test says so."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))
    return held


@contextmanager
def asking(page: Page, address: str) -> Iterator[None]:
    """Until the page has asked this, and `hold` has it."""
    with page.expect_request(address):
        yield
    page.evaluate("0")


def kept() -> dict[str, str]:
    return dict(Autosave.objects.get().data)


def test_network_is_cut_while_every_part_is_used(form: str, page: Page, context: BrowserContext):
    opened(page, form)
    status, fact = page.locator("#desk-status"), page.locator(".desk-fact-checks")
    context.set_offline(True)
    page.fill("#id_title", "Along the frontier")
    page.fill("#id_teaser", "From Lạng Sơn.")
    unfold(page, "#id_tags")
    page.fill("#id_tags", "tu")
    page.fill("#id_tags", "tuần tra, ")
    page.locator("#section-images > summary").click()
    page.click("[data-move='1']")
    page.click("#desk-library-open")
    expect(page.locator("#desk-library [role=status]")).to_contain_text(AWAY)
    page.keyboard.press("Escape")
    page.click(".desk-publishing > summary")
    page.keyboard.insert_text("tomorrow 8:00")
    expect(page.locator("#said-publish_at")).to_have_text(f"{AWAY}. The time is read when the form is sent.")
    page.keyboard.press("Escape")
    expect(status).to_have_text("Not kept: the desk does not answer. It is tried again by itself.")
    expect(fact).to_contain_text("as last saved")
    expect(page.locator("#suggestions [role=status]")).to_contain_text(AWAY)
    expect(page.locator(CHIPS)).to_have_text(["Son La"])
    leaving = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(leaving)  # the browser asks before the page is left

    page.keyboard.press("Control+s")
    expect(status).to_contain_text("Not sent: the desk does not answer.")
    expect(page.locator("#id_title")).to_have_value("Along the frontier")

    context.set_offline(False)
    expect(status).to_contain_text("Kept at")
    assert not page.evaluate(leaving)
    names = ["title", "teaser", "tags", "publish_at", "images-0-order", "body"]
    assert [kept()[name] for name in names] == [
        "Along the frontier",
        "From Lạng Sơn.",
        "tuần tra, ",
        "tomorrow 8:00",
        "2",
        "<p>A patrol of Son La.</p><p>[picture 2]</p>",
    ]
    page.locator("#id_tags").fill("tuầ")
    expect(page.locator("#desk-tags option")).to_have_count(1)
    page.fill("#id_teaser", "From Lạng Sơn on.")
    expect(page.locator(CHIPS)).to_have_text(["Lang Son", "Son La"])
    expect(fact).not_to_contain_text("as last saved")
    page.click(".desk-publishing > summary")
    page.keyboard.press("End")
    page.keyboard.type("0")
    expect(page.locator("#said-publish_at")).to_contain_text("is no time")


def test_slow_answers_come_after_newer_words(form: str, page: Page):
    page.clock.install()
    opened(page, form)
    take_while_the_desk_thinks(page)
    type_while_it_is_kept(page)
    type_while_the_time_is_read(page)
    here = hold(page, "**/presence/")
    with asking(page, "**/presence/"):
        page.clock.fast_forward(21_000)
    page.clock.fast_forward(60_000)
    assert len(here) == 1

    unfold(page, "#id_tags")
    offered = hold(page, "**/*q=tu")
    with asking(page, "**/*q=tu"):
        page.locator("#id_tags").press_sequentially("tu")
    page.locator("#id_tags").press_sequentially("x")
    with page.expect_response("**/*q=tu"):
        offered[0].continue_()
    expect(page.locator("#desk-tags option")).to_have_count(0)
    page.fill("#id_tags", "")

    # A save that takes its time: the page as it is while the answer is waited for.
    assert page.locator("#article_form").evaluate(PRESSED_TWICE) == 1
    page.fill("#id_teaser", "Typed while it was being saved.")
    with page.expect_response("**/autosave/"):
        page.clock.fast_forward(2_000)
    assert kept()["teaser"] == "Typed while it was being saved."


def take_while_the_desk_thinks(page: Page) -> None:
    """What is taken meanwhile is not offered again."""
    names = hold(page, "**/*/suggestions/")
    with asking(page, "**/*/suggestions/"):
        page.fill("#id_teaser", "From Lạng Sơn.")
    page.locator(CHIPS).click()  # Son La
    expect(page.locator(CHIPS)).to_have_count(0)
    with asking(page, "**/*/suggestions/"):
        names[0].continue_()
    expect(page.locator(CHIPS)).to_have_count(0)
    names[1].continue_()
    expect(page.locator(CHIPS)).to_have_text(["Lang Son"])
    page.unroute("**/*/suggestions/")


def type_while_it_is_kept(page: Page) -> None:
    saves = hold(page, "**/autosave/")
    with asking(page, "**/autosave/"):
        page.fill("#id_title", "New")
    page.fill("#id_title", "Newer")
    page.clock.fast_forward(3_000)
    assert len(saves) == 1  # not a second one beside it, which could come first
    with asking(page, "**/autosave/"):
        saves[0].continue_()
    with page.expect_response("**/autosave/"):
        saves[1].continue_()
    assert kept()["title"] == "Newer"
    page.unroute("**/autosave/")


def type_while_the_time_is_read(page: Page) -> None:
    asked, said = hold(page, "**/publication/"), page.locator("#said-publish_at")
    with asking(page, "**/publication/"):
        page.click(".desk-publishing > summary")
    page.keyboard.insert_text("tomorrow 8:00")
    page.clock.fast_forward(1_000)
    with asking(page, "**/publication/"):
        asked[0].continue_()
    expect(said).to_be_empty()
    asked[1].continue_()
    expect(said).to_contain_text("08:00, Viet Nam")
    page.keyboard.press("Escape")


def test_two_tabs_of_one_person_undo_nothing_of_each_other(form: str, page: Page, context: BrowserContext):
    opened(page, form)
    second = context.new_page()
    second.goto(form)
    second.locator(EDITOR).wait_for()
    for tab, title in ((page, "First tab"), (second, "Second tab")):
        tab.fill("#id_title", title)
        expect(tab.locator("#desk-status")).to_contain_text("Kept at")
    page.bring_to_front()  # a page behind another one is drawn rarely, and pressed late
    page.locator(CHIPS).click()
    press(page, "_continue", "was changed successfully")
    second.bring_to_front()
    push(second, "_continue")
    expect(second.get_by_role("alert")).to_contain_text("was saved by lan")
    assert Article.objects.get().title == "First tab"
    second.close()

    page.goto(form)
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("#content")).to_contain_text("Second tab")
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.get_by_role("alert")).to_contain_text("was saved by lan")
    page.get_by_role("button", name="Save both together").click()
    expect(page.locator(SAID)).to_contain_text("was changed successfully")
    saved = Article.objects.get()
    assert (saved.title, [row.name for row in saved.provinces.all()]) == ("Second tab", ["Son La"])
    assert Autosave.objects.count() == 0


def test_back_button_brings_the_words_and_what_they_were_typed_into(
    article: Article, form: str, page: Page, tmp_path: Path
):
    gate = factories.GateFactory(name="Long Sap")
    revisions.record(article=article, by=None)
    opened(page, form)
    write_text(page, NAMING, "[picture 1]")
    for name in ("Lang Son", "Long Sap"):
        page.locator(CHIPS, has_text=name).click()
    page.fill("#id_title", "Typed")
    unfold(page, "#id_tags")
    page.fill("#id_tags", "tuần tra, ")
    page.locator("#section-images > summary").click()
    page.click("[data-move='1']")
    Image.new("RGB", (64, 48), "seagreen").save(tmp_path / "patrol.png")
    page.set_input_files("#id_images-2-file", tmp_path / "patrol.png")
    page.click(".desk-publishing > summary")
    page.keyboard.insert_text("tomorrow 8:00")
    page.keyboard.press("Escape")
    leave_typed_to_the_browser(page)
    page.goto("/admin/")
    Article.objects.filter(pk=article.pk).update(teaser="Theirs.")
    revisions.record(article=Article.objects.get(), by=None)

    page.go_back()
    expect(page.locator(f"{EDITOR} p")).to_have_text([NAMING, "[picture 2]"])
    expect(page.locator("#id_facts-0-passage")).to_have_value(NAMING)
    expect(page.locator("#select2-id_about_provinces-0-province-container")).to_contain_text("Lang Son")
    for name, value in {"title": "Typed", "tags": "tuần tra, ", "images-0-order": "2"}.items():
        expect(page.locator(f"#id_{name}")).to_have_value(value)
    expect(page.locator("#said-publish_at")).to_contain_text("08:00, Viet Nam")
    expect(page.locator("#images-2 .desk-focal canvas")).to_have_count(1)
    page.set_input_files("#id_images-2-file", [])
    push(page, "_continue")
    expect(page.get_by_role("alert")).to_contain_text("was saved by")
    page.get_by_role("button", name="Save both together").click()
    expect(page.locator(SAID)).to_contain_text("was changed successfully")
    saved = Article.objects.get()
    assert (saved.title, saved.teaser, saved.body, list(saved.tags.names())) == (
        "Typed",
        "Theirs.",
        f"<p>{NAMING}</p>\n<p>[picture 2]</p>",
        ["tuần tra"],
    )
    recorded = [str(row) for row in saved.provinces.all()], [each.passage for each in gate.citations.all()]
    assert recorded == (["Lang Son"], [NAMING])
    assert [image.caption for image in saved.images.all()] == ["Caption 2", "Caption 1"]
