"""The original beside the editor: in two columns, scrolling together; one above the other on a narrow screen."""

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import revisions
from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.axe import problems
from tests.e2e.desk import EDITOR, PASSWORD, log_in, push, write_text

SENTENCE = "A sentence that goes on for a while about the post and its people. " * 4


@pytest.fixture
def article(transactional_db) -> Article:
    user = person("translator", username="translator")
    user.set_password(PASSWORD)
    user.save()
    body = "".join(f"<p>{number} {SENTENCE}</p>" for number in range(30))
    article = factories.ArticleFactory(title="T", teaser="", body=body)
    then = ["Đề", *[f"{number} Câu dài. " * 20 for number in range(30)]]
    now = [*then[:3], "Mới.", *then[3:]]
    for text in (then, now):
        revisions.record_original(article=article, text="\n".join(text), by=None)
    return article


TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def address_of(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def top_line(page: Page) -> int:
    """The line of ours beside the first paragraph that is seen of the original."""
    return page.evaluate(
        """() => {
            const top = document.querySelector(".beside-scroll").getBoundingClientRect().top;
            const first = [...document.querySelectorAll(".beside-scroll [data-lines]")]
                .find(each => each.getBoundingClientRect().bottom > top + 1);
            return Number(first.dataset.lines.split(" ")[0]);
        }"""
    )


def test_both_scroll_together(article: Article, page: Page, complaints: list[str]):
    log_in(page, "translator", address_of(article))
    area = page.locator(EDITOR)
    area.hover()
    area.evaluate("area => { area.scrollTop = area.scrollHeight / 2; }")
    expect(page.locator(".beside-scroll")).not_to_have_js_property("scrollTop", 0)
    page.evaluate(TWO_FRAMES)
    assert abs(top_line(page) - 15) <= 2

    pane = page.locator(".beside-scroll")
    pane.hover()
    pane.evaluate("pane => { pane.scrollTop = 0; }")
    expect(area).to_have_js_property("scrollTop", 0)
    # The event of that scroll comes with the next frame; after the caret is set it would scroll the original back.
    page.evaluate(TWO_FRAMES)

    area.locator("p").nth(20).click()
    expect(page.locator("[data-here]")).to_have_attribute("data-lines", "20")
    expect(page.locator("[data-here]")).to_be_in_viewport()
    assert complaints == []


def test_changed_paragraph_is_marked_and_reached(article: Article, page: Page):
    log_in(page, "translator", address_of(article))
    page.get_by_role("link", name="Go to the first").click()
    stale = page.locator(".beside-stale")
    expect(stale).to_have_count(1)
    expect(stale).to_contain_text("put in")
    expect(stale.locator("ins")).to_have_text("Mới.")
    expect(stale).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_it_is_two_columns_or_a_switch_and_saves(
    article: Article, browser: Browser, live_server, width: int
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    log_in(page, "translator", address_of(article))
    sides = [page.locator(name) for name in (".beside-scroll", "#id_body")]
    if width == 1280:
        left, right = (side.bounding_box() for side in sides)
        assert left["x"] + left["width"] <= right["x"]
    else:
        seen = {}
        for name in ("Original", "Translation"):
            page.get_by_text(name, exact=True).first.click()
            seen[name] = [side.is_visible() for side in sides]
        assert seen == {"Original": [True, False], "Translation": [False, True]}
    write_text(page, "All of it is new.")
    push(page, "_continue")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert Article.objects.get().body == "<p>All of it is new.</p>"
    context.close()


def test_pages_are_not_hard_to_read(article: Article, page: Page):
    log_in(page, "translator")
    for title in ("Another title", "A third title"):
        Article.objects.update(title=title)
        revisions.record(article=article, by=None)
    found = []
    for path in ("side-by-side/", "revisions/?before=1&after=2", "revisions/1/restore/"):
        page.goto(f"/admin/articles/article/{article.pk}/{path}")
        found += [f"{path} {each}" for each in problems(page, [390, 1280])]
    assert found == []
