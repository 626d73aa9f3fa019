"""A profile as its person fills it in, with the hand: a signature that is looked for, a photograph and its point."""

from playwright.sync_api import Page, expect

from tests import factories
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import person
from tests.e2e.desk import PASSWORD, log_in
from tests.e2e.hand import Hand


def test_sign_and_show_a_photograph_to_readers(transactional_db, page: Page):
    """Its words are forgotten at first; the form that comes back has the photograph again."""
    user = person("publisher", username="lan")
    user.set_password(PASSWORD)
    user.save()
    signature = factories.CreditFactory(person__name="Hoai An").person
    log_in(page, "lan")
    hand = Hand(page)
    hand.click("#user-tools a:has-text('Profile')")
    hand.find("person", "Hoai An")
    file = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": file_of(drawing((800, 400))).read()}
    page.set_input_files("[name=photograph]", file)
    expect(page.locator(".desk-crop[data-crop=square]")).to_be_visible()
    box = page.locator(".desk-focal").bounding_box()
    page.locator(".desk-focal").click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    expect(page.locator("[name=focal_x]")).to_have_value("25")
    hand.click("[name=is_public]")
    hand.click("input[type=submit].default")
    expect(page.locator("#desk-lost-files")).to_contain_text("come along with the next save: me.jpg.")
    hand.click("[name=alt]")
    hand.type("A woman in front of a map")
    hand.click("input[type=submit].default")
    expect(page.locator(".messagelist")).to_contain_text("Your profile is saved.")
    assert hand.count == 7
    page.goto(signature.get_absolute_url())
    shown = page.get_by_alt_text("A woman in front of a map")
    expect(shown).to_be_visible()
    assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") == 320
