"""Errands of an editor, each with the clicks and keys it may take besides typing."""

import datetime as dt
from pathlib import Path

from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from articles import publishing
from articles.importing import parse
from articles.models import Article
from articles.translation import claiming
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in
from tests.e2e.hand import Hand


def taken() -> Article:
    """An original that a publisher has taken."""
    user = person("publisher", username="lan", first_name="Lan", last_name="Tran")
    user.set_password(PASSWORD)
    user.save()
    text = "Tuần tra chung\n\nHọ đi 32 km ngày 27/7/2024."
    page = parse(text.encode(), filename="text.txt")
    article, _lost = claiming.take(by=user, language="en", page=page, source=factories.SourceFactory())
    return article


def translate_and_file(hand: Hand) -> None:
    hand.click("#id_title")
    hand.key("Control+A")
    hand.type("Two posts walk the line together")
    hand.key("Tab")
    hand.type("A patrol of 32 km.")
    hand.click(EDITOR)
    hand.key("Control+A")
    hand.type("They walked 32 km on 27 July 2024.")
    hand.click("#section-filed > summary")
    hand.find("about_provinces-0-province", "Dien Bien")
    hand.click("#about_provinces-group .add-row a")
    hand.find("about_provinces-1-province", "Lai Chau")


def test_taken_original_is_published_with_picture_two_provinces_and_a_time(
    transactional_db, page: Page, tmp_path: Path
):
    article = taken()
    for name in ("Dien Bien", "Lai Chau"):
        factories.ProvinceFactory(name=name)
    picture = tmp_path / "patrol.png"
    Image.new("RGB", (640, 480), "seagreen").save(picture)
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    page.locator(EDITOR).wait_for()
    hand = Hand(page)

    with page.expect_response("**/checks/"):  # of the text as it is typed
        translate_and_file(hand)
    hand.click("#section-images > summary")
    page.set_input_files("#id_images-0-file", picture)
    hand.count += 1  # a picture dropped
    hand.click("#id_images-0-alt")
    hand.type("A green field")
    hand.click("#id_images-0-credit")
    hand.type("Lan")
    hand.click(".desk-publishing > summary")
    hand.type("12/5/2035 8:00")
    expect(page.locator(".desk-outlook")).to_contain_text("on 2 province pages (Dien Bien, Lai Chau)")
    for number in range(page.locator("[name^=waive-]").count()):
        page.locator("[name^=waive-]").nth(number).check()
        hand.count += 1
        hand.key("Tab")
        hand.type("It is right as it is.")
    hand.click("[name=_publish]")
    expect(page.locator(".messagelist")).to_contain_text("will be public on 12.05.2035 08:00 (GMT+7).")

    article.refresh_from_db()
    assert article.publish_at == dt.datetime(2035, 5, 12, 1, 0, tzinfo=dt.UTC)
    assert sorted(row.name for row in article.provinces.all()) == ["Dien Bien", "Lai Chau"]
    assert [image.alt for image in article.images.all()] == ["A green field"]
    assert hand.count == 19  # of the 25 it may take


def test_approved_text_is_scheduled_for_tomorrow(transactional_db, page: Page):
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    article = factories.ArticleFactory(title="T")
    factories.CreditFactory(article=article)
    publishing.submit(article=article, by=None)
    publishing.approve(article=article, by=None)
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    hand, said = Hand(page), page.locator("#said-publish_at")
    hand.click(".desk-publishing > summary")
    hand.type("next Monday")
    expect(said).to_contain_text("“next Monday” is no time. Type a day and a time:")
    page.keyboard.press("Control+A")
    hand.type("tomorrow 8:00")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    expect(said).to_have_text(f"{tomorrow:%A} {tomorrow.day} {tomorrow:%B %Y}, 08:00, Viet Nam (UTC+7)")
    expect(page.locator(".desk-outlook")).to_contain_text("It goes to 1 feed: all articles.")
    hand.click(".desk-publishing [name=_publish]")
    expect(page.locator(".messagelist")).to_contain_text(
        f"will be public on {tomorrow:%d.%m.%Y} 08:00 (GMT+7)."
    )
    assert hand.count == 2


def test_enter_in_a_field_saves_and_passes_no_question_over(transactional_db, page: Page):
    """The first button of the page is what Enter presses: never the one that hands over or publishes."""
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    draft, public = factories.ArticleFactory(title="Draft " * 30), factories.PublishedFactory(title="Public")
    log_in(page, "lan", f"/admin/articles/article/{draft.pk}/change/")
    is_whole = "(each) => each.scrollHeight <= each.offsetHeight"
    assert page.locator("#id_title").evaluate(is_whole)  # however long it is
    page.locator("#id_title").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    page.goto(f"/admin/articles/article/{public.pk}/change/")
    for key in ("Enter", "Control+s"):
        page.locator("#id_title").press(key)
        expect(page.locator("#id_significance")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".desk-next > summary")).to_be_focused()
        expect(page.locator("#id_significance")).to_be_hidden()
    draft.refresh_from_db()
    assert (draft.status, public.revisions.count()) == ("draft", 0)
