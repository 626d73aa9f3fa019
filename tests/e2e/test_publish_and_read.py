"""The site's one sentence: an editor publishes in the admin, and a reader without scripts reads it."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.e2e.desk import choose, let_pass, press, unfold, write_text

PASSWORD = "a long enough password"


@pytest.fixture
def registry(transactional_db) -> None:
    """What the editor finds there: herself, an outlet and a province."""
    get_user_model().objects.create_superuser("editor", password=PASSWORD)
    factories.SourceFactory(name="Baobienphong")
    factories.ProvinceFactory(name="Dien Bien", local_name="Điện Biên", has_land_border=True, border_order=1)


def test_editor_publishes_and_reader_reads(
    registry: None, page: Page, complaints: list[str], browser: Browser, live_server, tmp_path: Path
):
    picture = tmp_path / "patrol.png"
    Image.new("RGB", (640, 480), "seagreen").save(picture)

    page.goto("/admin/login/?next=/admin/articles/article/add/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.fill("#id_title", "A patrol along the line")
    page.fill("#id_teaser", "Two posts walked it together.")
    write_text(page, "They set out at dawn.")
    unfold(page, "#id_tags")
    page.fill("#id_tags", "joint patrol,")
    choose(page, "source", "bao", "Baobienphong")
    choose(page, "about_provinces-0-province", "dien bien", "Dien Bien")
    unfold(page, "#id_images-0-file")
    page.set_input_files("#id_images-0-file", picture)
    page.fill("#id_images-0-alt", "A green field")
    page.fill("#id_images-0-caption", "The line at dawn")
    page.check("#id_images-0-is_lead")
    page.fill("#id_images-0-credit", "Lan")
    press(page, "_publish", "Saved, but not published:")
    let_pass(page)
    press(page, "_publish", "“A patrol along the line” is public.")
    assert complaints == []

    with browser.new_context(base_url=live_server.url, java_script_enabled=False) as reading:
        read_it(reading.new_page())
        assert reading.cookies() == []


def read_it(reader: Page) -> None:
    """The article from the front page, its picture, its province, its feed: with no script and no cookie."""
    found: list[str] = []
    reader.on("console", lambda message: found.append(message.text))
    reader.on("requestfailed", lambda request: found.append(f"{request.url}: {request.failure}"))
    reader.on(
        "response", lambda answer: answer.status < 400 or found.append(f"{answer.url}: {answer.status}")
    )

    reader.goto("/")
    reader.get_by_role("link", name="A patrol along the line").first.click()
    expect(reader).to_have_title("A patrol along the line · Borderpost")
    expect(reader.get_by_role("heading", level=1)).to_have_text("A patrol along the line")
    expect(reader.get_by_text("They set out at dawn.")).to_be_visible()
    image = reader.get_by_alt_text("A green field")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("one => one.naturalWidth") > 0
    expect(reader.get_by_text("The line at dawn")).to_be_visible()
    address = reader.url

    reader.get_by_role("main").get_by_role("link", name="Điện Biên").first.click()
    expect(reader).to_have_url(re.compile("/provinces/dien-bien/$"))
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Điện Biên")
    expect(
        reader.get_by_role("main").get_by_role("link", name="A patrol along the line").first
    ).to_be_visible()

    feed = reader.request.get("/feeds/articles.atom")
    assert feed.ok
    assert f'<link href="{address}" rel="alternate"/>' in feed.text()
    assert found == []
