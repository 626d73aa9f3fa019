"""What the checks find is marked where it stands while somebody types, and mended by a button that can be undone."""

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import GlossaryTerm
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in, unfold, write_text

MARKED = "[...(CSS.highlights.get('desk-found') ?? [])].map((range) => range.toString())"


@pytest.fixture
def form(transactional_db) -> str:
    user = person("editor", username="lan")
    user.set_password(PASSWORD)
    user.save()
    GlossaryTerm.objects.create(language="en", term="border", avoid="frontier")
    article = factories.ArticleFactory(title="T", teaser="", body="<p>One.</p>", language="en")
    return f"/admin/articles/article/{article.pk}/change/"


def test_finding_is_marked_and_mended_and_outlives_a_slow_and_a_lost_answer(form: str, page: Page):
    asked: list[Route] = []
    held: list[Route] = []
    page.route("**/checks/", lambda route: (asked.append(route), route.continue_()))
    page.clock.install()
    log_in(page, "lan", form)
    body, said = page.locator("#id_body"), page.locator(".field-body .desk-marks")
    fact = page.locator(".desk-fact-checks")
    write_text(page, "The frontier; frontiersmen at the frontier.")
    expect(said).to_contain_text("“frontier”: the house writes “border”.")
    assert (len(asked), page.evaluate(MARKED)) == (1, ["frontier", "frontier"])
    unfold(page, "[name^=waive-]")
    page.locator("[name^=reason-]").first.fill("So said.")

    said.get_by_role("button", name="Write “border”").click()
    expect(body).to_have_value("<p>The border; frontiersmen at the border.</p>")
    expect(said).to_be_empty()
    page.keyboard.press("Control+z")
    expect(body).to_have_value("<p>The frontier; frontiersmen at the frontier.</p>")
    expect(said).to_contain_text("the house writes")
    assert page.locator("[name^=reason-]").first.input_value() == "So said."

    page.unroute("**/checks/")
    page.route("**/checks/", lambda route: held.append(route))  # the desk is slow
    with page.expect_request("**/checks/"):
        page.fill("#id_title", "Frontier one")
    page.fill("#id_title", "Frontier two")
    page.locator(EDITOR).press("End")
    page.clock.fast_forward(2_000)
    assert len(held) == 1  # not a second question beside it
    with page.expect_request("**/checks/"):
        held[0].continue_()
    title = page.locator(".field-title .desk-marks")
    expect(title).to_be_empty()  # the answer about the older words is dropped
    held[1].continue_()
    expect(title).to_contain_text("“Frontier”: the house writes “border”.")
    title.get_by_role("button", name="Write “Border”").click()
    expect(page.locator("#id_title")).to_have_value("Border two")

    page.unroute("**/checks/")
    page.route("**/checks/", lambda route: route.abort())  # the network is cut
    page.fill("#id_teaser", "At the frontier.")
    expect(fact).to_contain_text("of a moment ago")
    expect(page.locator("#id_teaser")).to_have_value("At the frontier.")
    page.unroute("**/checks/")
    page.fill("#id_teaser", "Along the frontier.")
    expect(page.locator(".field-teaser .desk-marks")).to_contain_text("the house writes")
    expect(fact).not_to_contain_text("of a moment ago")
    send_a_text_that_is_too_long(page)


def test_words_of_a_new_article_are_marked_before_it_is_saved(form: str, page: Page):
    log_in(page, "lan", "/admin/articles/article/add/")
    write_text(page, "The frontier.")
    expect(page.locator(".field-body .desk-marks")).to_contain_text("“frontier”: the house writes “border”.")
    expect(page.locator(".desk-fact-checks")).to_contain_text("1 open")


def send_a_text_that_is_too_long(page: Page) -> None:
    """The list of before stays, with what was typed in it."""
    page.locator("[name^=reason-]").first.fill("Not to be lost.")
    page.route("**/checks/", lambda route: route.fulfill(json={"too_long": "Too long for now."}))
    page.fill("#id_teaser", "A text of a million characters.")
    expect(page.locator(".desk-live")).to_have_text("Too long for now.")
    assert page.locator("[name^=reason-]").first.input_value() == "Not to be lost."
