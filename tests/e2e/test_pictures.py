"""Pictures come by drop and by paste, and a click says what a cut-out must show."""

import base64

import pytest
from playwright.sync_api import Browser, expect

from articles.models import ArticleImage
from tests import factories
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in, press, push, unfold

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


@pytest.mark.parametrize(("how", "where"), [("drop", "#images-group"), ("paste", "#images-group h2")])
def test_picture_arrives_with_its_focal_point(
    transactional_db, browser: Browser, live_server, how: str, where: str
):
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    article = factories.ArticleFactory(title="T")
    page = browser.new_page(base_url=live_server.url)
    log_in(page, "lan", f"/admin/articles/article/{article.pk}/change/")
    expect(page.locator("#id_title")).to_have_value("T")
    unfold(page, "#images-0")
    photo = base64.b64encode(file_of(drawing((300, 200))).read()).decode()
    page.evaluate(BRING, [where, how, photo])
    picture = page.locator("#images-0 .desk-focal canvas")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("height", 200)
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    expect(page.locator("#id_images-0-focal_x")).to_have_value("25")
    page.fill("#id_images-0-alt", "IMG_1.jpg")
    push(page, "_continue")
    expect(page.locator("#images-0")).to_contain_text("This is the name of a file.")
    page.fill("#id_images-0-alt", "Blocks of colour")
    page.evaluate(BRING, [where, how, photo])
    page.fill("#id_images-0-focal_x", "25")
    press(page, "_continue", "was changed successfully")
    image = ArticleImage.objects.get()
    assert (image.alt, image.focal_x, image.width, image.made["whole"]["avif"]) == (
        "Blocks of colour",
        25,
        300,
        [300],
    )
    page.context.close()
