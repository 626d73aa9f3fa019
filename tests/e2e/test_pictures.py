"""Pictures by hand: dropped, pasted, taken from those here, aimed, ordered and put into the text, each in few steps."""

import base64
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from articles import revisions
from articles.models import Article, ArticleImage
from tests import factories
from tests.articles.pictures.pictures import drawing, file_of, picture
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, leave_typed_to_the_browser, log_in, press, push, unfold
from tests.e2e.hand import Hand, swipe

BRING = """
([selector, kind, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], "IMG_1.jpg", { type: "image/jpeg" }));
    const options = { bubbles: true, cancelable: true };
    const event = kind === "drop"
        ? new DragEvent("drop", { ...options, dataTransfer: files })
        : new ClipboardEvent("paste", { ...options, clipboardData: files });
    document.querySelector(selector).dispatchEvent(event);
}
"""
# How many files this browser has kept for forms that may come back.
KEPT = """() => new Promise((tell) => {
    const request = indexedDB.open("desk-chosen-files", 1);
    request.onsuccess = () => {
        request.result.transaction("files").objectStore("files").count().onsuccess = (event) => {
            request.result.close();
            tell(event.target.result > 0);
        };
    };
})"""
NONE_KEPT = KEPT.replace("> 0", "=== 0")


HEAVY = """
() => {
    const files = new DataTransfer();
    for (const name of ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"]) {
        files.items.add(new File([new Uint8Array(8_000_000)], name, { type: "image/jpeg" }));
    }
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files });
    document.querySelector("#desk-pictures").dispatchEvent(event);
}
"""


def translator() -> None:
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()


@pytest.mark.parametrize(("how", "where"), [("drop", "#images-group"), ("paste", "#desk-pictures")])
def test_picture_arrives_with_its_focal_point(
    transactional_db, browser: Browser, live_server, how: str, where: str
):
    translator()
    article = factories.ArticleFactory(title="T")
    page = browser.new_page(base_url=live_server.url)
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator("#id_title")).to_have_value("T")
    unfold(page, "#images-0")
    photo = base64.b64encode(file_of(drawing((300, 200))).read()).decode()
    page.evaluate(BRING, [where, how, photo])
    shown = page.locator("#images-0 .desk-focal canvas")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("height", 200)
    box = shown.bounding_box()
    shown.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.locator("#id_images-0-focal_x")).to_have_value("25")
    page.fill("#id_images-0-alt", "IMG_1.jpg")
    page.wait_for_function(KEPT)
    push(page, "_continue")
    expect(page.locator("#images-0")).to_contain_text("This is the name of a file.")
    page.fill("#id_images-0-alt", "Blocks of colour")
    expect(shown).to_be_visible()  # it has not to be brought again
    press(page, "_continue", "was changed successfully")
    image = ArticleImage.objects.get()
    assert (image.alt, image.focal_x, image.width, image.made["whole"]["avif"]) == (
        "Blocks of colour",
        25,
        300,
        [300],
    )
    page.context.close()


def test_picture_of_another_article_is_aimed_ordered_and_placed_in_eight_steps(
    transactional_db, page: Page, complaints: list[str]
):
    translator()
    lao_cai = factories.ProvinceFactory(name="Lao Cai")
    there = picture((600, 300), article__title="A market day", credit="Lan", licence="CC BY 4.0", order=1)
    there.article.provinces.add(lao_cai)
    article = factories.ArticleFactory(title="T", body="<p>One.</p><p>[picture 1]</p><p>Two.</p>")
    picture((300, 300), seed=2, article=article, order=1, alt="First")
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    editor, hand = page.locator(EDITOR), Hand(page)
    hand.click(f"{EDITOR} p:nth-of-type(3)")
    hand.click("#section-images > summary")
    expect(page.locator("#images-0 .desk-focal img")).to_be_visible()
    hand.click("#desk-library-open")
    hand.type("lào cai")
    found = page.locator("#desk-library-found button")
    expect(found).to_have_text(["A captionA market day"])
    hand.click("#desk-library-found button")
    shown = page.locator("#images-1 .desk-focal img")
    # Nobody aims at a picture before it is there.
    page.wait_for_function("() => document.querySelector('#images-1 .desk-focal img').naturalWidth > 0")
    box = shown.bounding_box()
    shown.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.5})
    hand.count += 1  # the point
    crop = page.locator("#images-1 [data-crop=card] img")
    # 900 × 600 of 1,200 × 600 are shown: what lies at nine tenths needs the right end.
    assert crop.evaluate("each => each.style.objectPosition") == "100% 50%"
    hand.click("[data-move='-1']")
    expect(page.locator(".desk-tiles-status")).to_contain_text("stands at place 1 of 2 now")
    expect(editor.locator("p")).to_have_text(["One.", "[picture 2]", "Two."])  # the text follows its picture
    hand.click("[data-into-text]")
    expect(editor.locator("p")).to_have_text(["One.", "[picture 2]", "Two.", "[picture 1]"])
    hand.key("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert hand.count == 8
    article.refresh_from_db()
    taken, first = article.images.all()
    assert article.body == "<p>One.</p><p>[picture 2]</p><p>Two.</p><p>[picture 1]</p>"
    assert (taken.file, taken.credit, taken.licence, taken.focal_x) == (there.file, "Lan", "CC BY 4.0", 90)
    assert (taken.order, first.order, first.alt) == (1, 2, "First")
    assert complaints == []


def test_two_hundred_pictures_stay_in_hand_while_the_desk_is_away(transactional_db, page: Page):
    translator()
    article = factories.ArticleFactory(title="T")
    rows = [
        ArticleImage(article=article, order=number, caption=f"Caption {number}") for number in range(1, 201)
    ]
    ArticleImage.objects.bulk_create(rows)
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    page.click("#section-images > summary")
    tiles = page.locator("#desk-tiles li")
    expect(tiles).to_have_count(201)  # and one for a new one
    assert page.locator("#images-group .inline-related:visible").count() == 1
    tiles.nth(8).drag_to(tiles.nth(2))
    expect(page.locator("#id_images-8-order")).to_have_value("3")
    swipe(tiles.nth(2), tiles.nth(0), is_held=False)
    expect(page.locator("#id_images-8-order")).to_have_value("3")
    swipe(tiles.nth(2), tiles.nth(0), is_held=True)
    expect(page.locator("#id_images-8-order")).to_have_value("1")
    swipe(tiles.nth(0), tiles.nth(2), is_held=True)
    expect(page.locator("#id_images-8-order")).to_have_value("3")
    tiles.nth(199).locator("button").click()
    page.click("[data-move=first]")
    expect(page.locator("#id_images-199-order")).to_have_value("1")
    tiles.nth(0).locator("button").press("Alt+ArrowRight")
    expect(page.locator("#id_images-199-order")).to_have_value("2")

    ask_the_library_that_is_away_or_slow(page)
    page.keyboard.press("Escape")
    page.fill("#id_images-199-alt", "Typed before the back button")
    leave_typed_to_the_browser(page)
    page.goto("/admin/")
    page.go_back()
    expect(page.locator("#desk-tiles li")).to_have_count(201)
    press(page, "_continue", "was changed successfully")
    assert [row.caption for row in article.images.all()[:3]] == ["Caption 1", "Caption 200", "Caption 2"]
    keep_out_what_is_too_much(page)


def ask_the_library_that_is_away_or_slow(page: Page) -> None:
    page.route("**/pictures/?*", lambda route: route.abort())
    page.click("#desk-library-open")
    page.fill("#desk-library-words", "post")
    expect(page.locator("#desk-library [role=status]")).to_contain_text("The desk does not answer")
    expect(page.locator("#desk-library-words")).to_have_value("post")
    # A slow answer to an older question is not shown over that to a newer one.
    held = []
    page.unroute("**/pictures/?*")
    page.route("**/pictures/?q=old", lambda route: held.append(route))
    page.route(
        "**/pictures/?q=new",
        lambda route: route.fulfill(body=json.dumps({"pictures": [], "are_more": False})),
    )
    with page.expect_request("**/pictures/?q=old"):
        page.fill("#desk-library-words", "old")
    page.fill("#desk-library-words", "new")
    expect(page.locator("#desk-library [role=status]")).to_contain_text("No picture has these words")


def keep_out_what_is_too_much(page: Page) -> None:
    """Of three photographs that one save does not take the third, before anything is sent."""
    page.click("#section-images > summary")
    page.evaluate(HEAVY)
    expect(page.locator("#desk-pictures [role=status]").first).to_have_text(
        "“IMG_3.jpg” is too much for one save, which takes 20 MB of pictures. Save first and then add it, or make it"
        " smaller."
    )
    sent = (
        "[...document.querySelectorAll('#images-group input[type=file]')].flatMap((each) => [...each.files])"
    )
    assert page.evaluate(f"{sent}.map((file) => file.name)") == ["IMG_1.jpg", "IMG_2.jpg"]


def test_chosen_file_outlives_an_error_and_the_save_of_somebody_else(
    transactional_db, page: Page, tmp_path: Path
):
    """Browsers send a file once; the form that comes back, the page of both texts, and text that is offered have it."""
    translator()
    article = factories.ArticleFactory(title="T")
    revisions.record(article=article, by=None)
    for name in ("patrol.png", "gate.png"):
        (tmp_path / name).write_bytes(file_of(drawing((300, 200)), "PNG").read())
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    page.locator(EDITOR).wait_for()
    unfold(page, "#images-0")
    page.set_input_files("#id_images-0-file", tmp_path / "patrol.png")
    page.fill("#id_images-0-alt", "patrol.png")
    page.wait_for_function(KEPT)
    push(page, "_continue")
    said = page.locator("#desk-lost-files")
    expect(said).to_have_text(
        "The files that you chose are still here and come along with the next save: patrol.png."
    )
    expect(page.locator("#images-0 .desk-focal canvas")).to_be_visible()

    # Another one is chosen, and somebody else has saved meanwhile.
    page.set_input_files("#id_images-0-file", tmp_path / "gate.png")
    page.fill("#id_images-0-alt", "A gate")
    page.wait_for_function(KEPT)
    Article.objects.filter(pk=article.pk).update(teaser="Theirs.")
    revisions.record(article=Article.objects.get(), by=None)
    push(page, "_continue")
    expect(page.get_by_role("alert")).to_contain_text("was saved by")
    expect(said).to_contain_text("are still here and come along with the next save: gate.png.")
    page.get_by_role("button", name="Save both together").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    image = ArticleImage.objects.get()
    assert (image.alt, image.file.size > 0, Article.objects.get().teaser) == ("A gate", True, "Theirs.")
    # Once saved, the browser has it no longer.
    page.wait_for_function(NONE_KEPT)

    leave_with_a_chosen_file(page, tmp_path)
    press(page, "_continue", "was changed successfully")
    assert [image.alt for image in article.images.all()] == ["A gate", "A patrol"]
    log_out_with_a_chosen_file(page, tmp_path)


def log_out_with_a_chosen_file(page: Page, folder: Path) -> None:
    """Who uses the browser next finds nothing of it."""
    page.set_input_files("#id_images-2-file", folder / "patrol.png")
    page.wait_for_function(KEPT)
    page.on("dialog", lambda dialog: dialog.accept())  # words that are not saved
    page.locator("#logout-form button").click()
    expect(page.get_by_text("You are logged out.")).to_be_visible()
    page.wait_for_function(NONE_KEPT)


def leave_with_a_chosen_file(page: Page, folder: Path) -> None:
    """It comes back with the words that were typed."""
    unfold(page, "#images-1")
    page.locator("#desk-tiles li").last.click()
    page.set_input_files("#id_images-1-file", folder / "patrol.png")
    page.fill("#id_images-1-alt", "A patrol")
    page.wait_for_function(KEPT)
    expect(page.locator("#desk-status")).to_contain_text("Kept at")
    page.goto(page.url)
    page.get_by_role("link", name="Look at it").click()
    expect(page.locator("#desk-lost-files")).to_contain_text("come along with the next save: patrol.png.")
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.locator("#images-1 .desk-focal canvas")).to_have_count(1)
