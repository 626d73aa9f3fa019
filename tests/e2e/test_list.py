"""The list of articles by the keyboard, with a glance and a bar; its week, dragged, cut off, kept waiting."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from articles import publishing
from articles.models import Article
from tests.desk import let_pass, person
from tests.e2e.desk import PASSWORD, log_in
from tests.e2e.hand import swipe
from tests.factories import ArticleFactory

LIST, WEEK = "/admin/articles/article/", "/admin/articles/article/week/"


@pytest.fixture
def mai(transactional_db):
    user = person("publisher", username="mai")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_two_of_three_rows_are_looked_at_chosen_and_handled_by_the_keyboard(mai, page: Page, complaints):
    """Eleven interactions from the open list to the page that asks: ten keys, and the action chosen."""
    for title in ("third", "second", "first"):
        ArticleFactory(title=title, teaser=f"Of the {title}.")
    log_in(page, "mai", LIST)
    bar, glance = page.locator("#changelist-form .actions"), page.locator("#desk-glance")
    expect(bar).to_be_hidden()

    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            page.keyboard.press(key)
            pressed += 1

    press("j", "g")
    expect(glance.locator("h2")).to_have_text("first")
    expect(glance).to_contain_text("Of the first.")
    press("Escape", "x")
    expect(glance).to_be_hidden()
    expect(bar).to_be_in_viewport()
    press("j", "j", "k", "x")
    expect(page.locator("tr:has(:focus) .field-headline")).to_have_text("second")
    expect(bar).to_contain_text("2 of 3 selected")
    bar.locator("select").focus()
    bar.locator("select").select_option("tag_selected")
    press("Tab", "Enter")
    expect(page.locator("#content")).to_contain_text("second")
    assert pressed == 10
    page.go_back()

    press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    page.keyboard.type("jxk?")  # letters where something is typed
    expect(page.locator("#searchbar")).to_have_value("jxk?")
    glance_while_the_network_is_cut_and_slow(page)
    assert [each for each in complaints if "ERR_FAILED" not in each] == []


def glance_while_the_network_is_cut_and_slow(page: Page) -> None:
    glance = page.locator("#desk-glance")
    page.route("**/glance/?part", lambda route: route.abort())
    page.locator(".desk-glance").first.click()
    expect(glance).to_contain_text("The server did not answer; try again.")
    page.keyboard.press("Escape")

    # Of two glances the last one is shown, whichever answer comes last.
    page.unroute("**/glance/?part")
    held: list[Route] = []
    page.route("**/glance/?part", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/glance/?part"):
        page.locator(".desk-glance").nth(0).click()
    page.keyboard.press("Escape")
    page.locator(".desk-glance").nth(1).click()
    expect(glance.locator("h2")).to_have_text("second")
    with page.expect_response("**/glance/?part"):
        held[0].continue_()
    expect(glance.locator("h2")).to_have_text("second")


def scheduled(title: str, at: dt.datetime) -> Article:
    article = ArticleFactory(title=title)
    publishing.keep_waivers(article=article, by=None, waived=let_pass(article))
    return publishing.publish(article=article, by=None, at=at)


def test_week_is_dragged_through_a_cut_a_wait_and_a_refusal_and_keeps_what_is_typed(
    mai, page: Page, context: BrowserContext
):
    monday = timezone.localdate() + dt.timedelta(days=7 - timezone.localdate().weekday())
    noon = timezone.make_aware(dt.datetime.combine(monday, dt.time(12, 0)))
    moved, other = scheduled("Moved", noon), scheduled("Other", noon + dt.timedelta(hours=2))
    log_in(page, "mai", f"{WEEK}?from={monday}")
    days, said = page.locator(".week-day"), page.locator("#week-said")
    entry, beside = page.locator(f"#entry-{moved.pk}"), page.locator(f"#entry-{other.pk}")
    beside.locator("summary").click()
    beside.locator("[name=time]").fill("15:15")

    # The network is cut: it goes back, and that is said.
    page.route("**/week/**", lambda route: route.abort())
    entry.drag_to(days.nth(2))
    expect(said).to_contain_text("No answer came")
    expect(days.nth(0).locator("li")).to_have_count(2)
    page.unroute("**/week/**")

    # The answer is slow: it lies there, and is not taken up again.
    held: list[Route] = []
    page.route("**/week/**", lambda route: held.append(route) if not held else route.continue_())
    entry.drag_to(days.nth(2))
    expect(days.nth(2).locator(f"#entry-{moved.pk}")).to_have_attribute("aria-busy", "true")
    expect(entry).to_have_attribute("draggable", "false")
    held[0].continue_()
    expect(said).to_contain_text("“Moved” will be public on")
    assert Article.objects.get(pk=moved.pk).publish_at == noon + dt.timedelta(days=2)

    # A second tab moves it on; the first one does not know, and is told.
    second = context.new_page()
    second.goto(f"{WEEK}?from={monday}")
    second.locator(f"#entry-{moved.pk}").drag_to(second.locator(".week-day").nth(4))
    expect(second.locator("#week-said")).to_contain_text("“Moved” will be public on")
    entry.drag_to(days.nth(3))
    expect(said).to_contain_text("meanwhile; look whether that is right as it is.")
    expect(days.nth(4).locator("li")).to_have_count(1)
    expect(beside.locator("[name=time]")).to_have_value("15:15")

    # By the keyboard, in the form; then away and back: the page is asked for anew.
    beside.locator("[name=time]").press("Enter")
    expect(said).to_contain_text("“Other” will be public on")
    page.goto(LIST)
    page.go_back()
    expect(beside.locator("> time")).to_have_text("15:15")
    expect(days.nth(4).locator("li")).to_have_count(1)
    page.get_by_role("button", name="Back to").click()
    expect(beside.locator("> time")).to_have_text("14:00")


def test_finger_held_still_drags_an_article_to_another_day_and_moves_the_page_before_that(
    mai, browser: Browser, live_server
):
    monday = timezone.localdate() + dt.timedelta(days=7 - timezone.localdate().weekday())
    noon = timezone.make_aware(dt.datetime.combine(monday, dt.time(12, 0)))
    article = scheduled("Moved", noon)
    page = browser.new_page(base_url=live_server.url, has_touch=True, viewport={"width": 1280, "height": 800})
    log_in(page, "mai", f"{WEEK}?from={monday}")
    days, said = page.locator(".week-day"), page.locator("#week-said")
    entry = page.locator(f"#entry-{article.pk}")
    swipe(entry, days.nth(2), is_held=False)
    expect(days.nth(0).locator("li")).to_have_count(1)
    swipe(entry, days.nth(2), is_held=True)
    expect(said).to_contain_text("“Moved” will be public on")
    expect(days.nth(2).locator("li")).to_have_count(1)
    assert Article.objects.get().publish_at == noon + dt.timedelta(days=2)
    page.context.close()
