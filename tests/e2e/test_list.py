"""The list of articles by the keyboard, with a glance and a bar."""

import pytest
from playwright.sync_api import Page, expect

from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in
from tests.factories import ArticleFactory

LIST = "/admin/articles/article/"


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
    page.route("**/glance/?part", lambda route: route.abort())
    page.locator(".desk-glance").first.click()
    expect(glance).to_contain_text("The server did not answer; try again.")
    assert [each for each in complaints if "ERR_FAILED" not in each] == []
