"""The desk's pages by axe, wide and light, narrow and dark; and none of them needs a mouse."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles import publishing
from articles.models import Article, SavedView
from tests import factories
from tests.desk import person
from tests.e2e.axe import problems
from tests.e2e.desk import EDITOR, PASSWORD, log_in
from tests.e2e.desk_screens import Shown, screens

WIDTHS = [1280, 390]


@pytest.fixture
def article(transactional_db) -> Article:
    user = person("administrator", username="mai")
    user.set_password(PASSWORD)
    user.save()
    original = factories.PublishedFactory(title="Gốc", language="vi", body="<p>Một.</p><p>Hai.</p>")
    article = factories.PublishedFactory(
        title="Ours",
        original=original,
        translation_key=original.translation_key,
        body="<p>One, by Tran Hoai of Son La: 164 km of border.</p><p>Two.</p>",
        publish_at=timezone.now() - dt.timedelta(days=1),
    )
    article.provinces.add(factories.ProvinceFactory())
    article.units.add(factories.UnitFactory())
    article.tags.add("posts")
    factories.ProvinceFactory(name="Son La")  # offered, as are the two below and the number
    factories.PersonFactory(name="Tran Hoai")
    factories.TagFactory(name="border")
    factories.ImageFactory(article=article, order=1)
    factories.PublishedFactory(title="Scheduled", publish_at=timezone.now() + dt.timedelta(minutes=5))
    SavedView.objects.create(person=user, name="English", query="language__exact=en")
    factories.CreditFactory(article=article)
    ready = publishing.submit(article=factories.ArticleFactory(title="Ready"), by=None)
    publishing.approve(article=ready, by=None)
    factories.CitationFactory(figure=factories.FigureFactory(province=article.provinces.get()))
    factories.GateFactory(province=article.provinces.get())
    factories.AgreementFactory()
    return article


def test_no_page_of_the_desk_is_hard_to_read(article: Article, browser: Browser, live_server):
    shown = Shown(article, article, Article.objects.get(title="Ready"), article.provinces.get())
    page = browser.new_page(base_url=live_server.url)
    found = []
    log_in(page, "mai")
    for name, (path, step) in screens(shown).items():
        answer = page.goto(path)
        assert (name, answer.status) == (name, 200)
        if name in {"article", "new-article"}:
            expect(page.locator(EDITOR)).to_have_attribute("aria-label", "Text")
        if step:
            step(page)
            page.evaluate("scrollTo(0, 0)")  # what the bar covers half is no target just then
        found += [f"{name}, {problem}" for problem in problems(page, WIDTHS)]
        if name in {"article", "new-article"}:
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            found += [f"{name}, unfolded, {problem}" for problem in problems(page, WIDTHS)]
    page.close()
    assert found == []


def go_to(page: Page, selector: str) -> None:
    """By the Tab key alone."""
    wanted = page.locator(selector).last  # of the rows of buttons, the one below the form
    expect(wanted).to_be_visible()
    for _ in range(120):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by the keyboard")


def test_article_is_written_and_saved_by_the_keyboard_alone(article: Article, browser: Browser, live_server):
    page = browser.new_page(base_url=live_server.url)
    page.goto("/admin/login/?next=/admin/articles/article/add/")
    go_to(page, "#id_username")
    page.keyboard.type("mai")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    go_to(page, "#id_title")
    page.keyboard.type("By keys")
    go_to(page, EDITOR)
    page.keyboard.type("First.")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("Second.")
    go_to(page, "#section-filed > summary")
    page.keyboard.press("Enter")
    go_to(page, "#id_tags")
    page.keyboard.type("joint patrol, border,")
    go_to(page, ".desk-bar-below [name=_continue]")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    go_to(page, ".desk-menu > summary")
    page.keyboard.press("Enter")
    go_to(page, ".desk-menu [name=_save]")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    saved = Article.objects.get(title="By keys")
    assert saved.body.replace("\n", "") == "<p>First.</p><p><strong>Second.</strong></p>"
    assert sorted(tag.name for tag in saved.tags.all()) == ["border", "joint patrol"]
    page.close()
