"""What the text names is taken by a key, follows what is typed, and stays where the desk does not answer."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from provinces.models import Country
from tests import factories
from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in, press, write_text

AWAY = "The desk does not answer"


@pytest.fixture
def form(transactional_db) -> str:
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    viet_nam = Country.objects.filter(code="VN").first() or factories.CountryFactory(code="VN")
    for name, own in (("Son La", "Sơn La"), ("Lang Son", "Lạng Sơn"), ("Ha Tinh", "Hà Tĩnh")):
        factories.ProvinceFactory(name=name, local_name=own, country=viet_nam)
    factories.UnitFactory(name="Border Guard Squadron 38")
    factories.TagFactory(name="border security")
    article = factories.ArticleFactory(title="T", teaser="", body="<p>One.</p>", language="en")
    return f"/admin/articles/article/{article.pk}/change/"


def test_text_is_typed_and_what_it_names_is_taken_by_keys(form: str, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggestions/" in request.url else None)
    log_in(page, "lan", form)
    panel = page.locator("#suggestions")
    chips = panel.locator(".desk-chip-take .desk-chip-name")
    write_text(
        page, "Squadron 38 of the border guard: border guard squadron 38, Lạng Sơn, Son La, Ha Tinh.", "1"
    )
    expect(chips).to_have_count(4)  # the 1 in the text took nothing
    assert len(asked) == 1

    unsaved = page.locator(".desk-unsaved")
    expect(unsaved).to_have_count(0)
    panel.locator("summary").focus()
    page.keyboard.press("2")
    page.keyboard.press("3")  # what is the third by then
    expect(panel.get_by_role("status")).to_contain_text("Border Guard Squadron 38 is added")
    expect(page.locator("#section-filed > summary")).to_contain_text("nothing yet changed, not saved yet")
    expect(unsaved).to_have_count(1)
    panel.get_by_role("button", name="Not this: Ha Tinh").click()
    expect(chips).to_have_text(["Lang Son"])
    page.route("**/suggestions/", lambda route: route.abort())
    page.locator("#id_teaser").fill("On border security.")
    expect(panel.get_by_role("status")).to_contain_text(AWAY)
    expect(chips).to_have_count(1)
    page.unroute("**/suggestions/")
    page.locator("#id_teaser").fill("On border security at sea, Ha Tinh.")
    expect(chips).to_have_text(["Lang Son", "border security"])
    chips.nth(1).click()

    press(page, "_continue", "was changed successfully")
    expect(unsaved).to_have_count(0)
    saved = Article.objects.get()
    assert [str(row) for row in (*saved.provinces.all(), *saved.units.all(), *saved.tags.all())] == [
        "Son La",
        "Border Guard Squadron 38",
        "border security",
    ]
