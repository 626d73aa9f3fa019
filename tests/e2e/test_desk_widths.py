"""The desk on a tablet and a phone: their width is the work's; and an error stands where the eye is."""

from playwright.sync_api import Page, expect

from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in, unfold
from tests.factories import ArticleFactory, CitationFactory


def test_tablet_gives_its_width_to_the_work(transactional_db, page: Page):
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    page.set_viewport_size({"width": 834, "height": 1112})
    log_in(page, "lan")
    widths = {}
    for address, work in (("", ".desk-front"), ("articles/article/week/", "#content")):
        page.goto(f"/admin/{address}")
        widths[address] = page.locator(work).evaluate("(each) => each.clientWidth") > 750
    page.goto("/admin/articles/citation/add/")
    expect(page.locator("#id_code")).to_be_hidden()  # the site makes it
    page.goto("/admin/articles/article/take/")
    page.locator("input[type=submit].default").click()
    expect(page.locator("#desk-errors")).to_be_in_viewport()
    assert widths == {"": True, "articles/article/week/": True}


def test_phone_gives_its_width_to_the_sentence_of_a_fact(transactional_db, page: Page):
    user = person("administrator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    article = ArticleFactory(body="<p>The border is 400 km long.</p>")
    CitationFactory(article=article, passage="The border is 400 km long.", reference=None)
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, "lan")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    unfold(page, "#citations-group")
    row = page.locator("#citations-0")
    expect(row.get_by_role("link")).to_be_visible()
    assert row.locator(".field-passage").evaluate("(each) => each.clientWidth") > 300
