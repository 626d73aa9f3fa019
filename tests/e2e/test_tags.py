"""A word that was begun is no tag until somebody says so: it is asked about, and neither saved nor lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in, press, push, unfold

QUESTION = "“{}” is not a tag yet: press Enter, or type a comma."


@pytest.fixture
def form(transactional_db) -> str:
    """The address of the form of an article that carries two tags, and an editor."""
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    article = factories.ArticleFactory(title="T", body="<p>One.</p>")
    article.tags.add("biên giới", "one, two")
    return f"/admin/articles/article/{article.pk}/change/"


def opened(page: Page, form: str) -> Page:
    log_in(page, "lan", form)
    page.locator(EDITOR).wait_for()
    unfold(page, "#id_tags")
    page.locator("#id_tags").press("End")
    return page


def save(page: Page) -> list[str]:
    """Save; the tags that the article carries then."""
    press(page, "_continue", "was changed successfully")
    return sorted(Article.objects.get().tags.names())


CARRIED = ["biên giới", "one, two"]


def test_unfinished_tag_is_asked_about_and_nothing_saved(form: str, page: Page):
    line = opened(page, form).locator("#id_tags")
    line.press_sequentially(", tuần tr")
    page.locator("#id_title").fill("Another title")
    expect(page.get_by_role("status").filter(has_text="tuần tr")).to_contain_text(QUESTION.format("tuần tr"))
    push(page, "_continue")
    expect(line).to_be_focused()
    expect(line).to_have_value('biên giới, "one, two", tuần tr')
    assert (Article.objects.get().title, sorted(Article.objects.get().tags.names())) == ("T", CARRIED)
    expect(page.locator("#desk-status")).to_contain_text("Kept at")  # what is not sent is kept meanwhile

    page.reload()
    page.get_by_role("link", name="Look at it").click()
    page.get_by_role("button", name="Put it into the form").click()
    expect(line).to_have_value('biên giới, "one, two", tuần tr')
    unfold(page, "#id_tags")
    page.get_by_role("button", name="Leave it out").click()
    assert save(page) == CARRIED
    assert Article.objects.get().title == "Another title"


@pytest.mark.parametrize("confirmed_by", ["Enter", ",", "Make it a tag"])
def test_confirmed_word_is_a_tag(form: str, page: Page, confirmed_by: str):
    line = opened(page, form).locator("#id_tags")
    line.press_sequentially(', "tuần tra, chung')
    if confirmed_by == "Make it a tag":
        line.blur()
        page.get_by_role("button", name=confirmed_by).click()
    else:
        line.press_sequentially('"' if confirmed_by == "," else "")
        line.press(confirmed_by)
    expect(line).to_have_value(
        f'biên giới, "one, two", "tuần tra, chung",{"" if confirmed_by == "," else " "}'
    )
    assert save(page) == [*CARRIED, "tuần tra, chung"]


CHOOSE = """(line, event) => {
    line.value = document.querySelector("#desk-tags option").value;
    line.dispatchEvent(eval(event));
}"""


@pytest.mark.parametrize(
    "event", ["new Event('input')", "new InputEvent('input', {inputType: 'insertReplacementText'})"]
)
def test_word_chosen_from_the_list_is_a_tag(form: str, page: Page, event: str):
    """The list itself is the browser's, and opens in no test: both events that are known of it."""
    factories.ArticleFactory().tags.add("tuần tra")
    line = opened(page, form).locator("#id_tags")
    line.press_sequentially(", tu")
    expect(page.locator("#desk-tags option")).to_have_count(1)
    line.evaluate(CHOOSE, event)
    expect(line).to_have_value('biên giới, "one, two", tuần tra, ')


def test_tags_of_the_article_are_not_asked_about(form: str, page: Page):
    line = opened(page, form).locator("#id_tags")
    assert save(page) == CARRIED
    unfold(page, "#id_tags")
    line.fill("biên giới")
    assert save(page) == ["biên giới"]


def test_every_word_of_the_line_is_a_tag_where_no_script_runs(form: str, browser: Browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, "lan", form)
    unfold(page, "#id_tags")
    page.locator("#id_tags").fill("biên giới, tuần tra")
    assert save(page) == ["biên giới", "tuần tra"]
    context.close()
