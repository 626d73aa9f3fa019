"""Errands of a day at the desk, each with the clicks and keys it takes besides typing, and no more."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, ViewportSize, expect

from articles import publishing
from articles.models import Article
from tests import factories
from tests.desk import person
from tests.e2e.desk import EDITOR, PASSWORD, log_in
from tests.e2e.hand import Hand

SAID = ".messagelist"
TEXT = "<p>They walked 30 km.</p>"
DESK, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


@pytest.fixture
def at_desk(transactional_db, page: Page):
    """Logs somebody in who has this role, and gives their hand."""

    def log_in_as(role: str) -> Hand:
        user = person(role, username=role)
        user.set_password(PASSWORD)
        user.save()
        log_in(page, role)
        return Hand(page)

    return log_in_as


def form(article: Article, page: str = "change") -> str:
    return f"/admin/articles/article/{article.pk}/{page}/"


def done(hand: Hand, said: str) -> int:
    expect(hand.page.locator(SAID)).to_contain_text(said)
    return hand.count


def in_review() -> Article:
    author = person("translator", username="an")
    article = factories.ArticleFactory(status="draft", title="Two posts", body=TEXT, created_by=author)
    return publishing.submit(article=article, by=author)


def test_take_an_original(at_desk):
    factories.SourceFactory(name="Baobienphong")
    hand = at_desk("translator")
    hand.click("a[href$='/take/']")
    hand.click("#id_url")
    hand.type("https://example.org/tuan-tra")
    hand.key("Tab")
    hand.type("baobienphong")
    hand.click("#id_text")
    hand.type("Tuần tra chung\n\nHọ đi 32 km.")
    hand.click("[type=submit]:text-is('Take it'), [type=submit][value='Take it']")
    assert done(hand, "Nobody else can take it now.") == 5


def test_hand_over_for_review(at_desk):
    article = factories.ArticleFactory(status="draft", body=TEXT)
    hand = at_desk("translator")
    hand.page.goto(form(article))
    hand.click(".desk-main")
    assert done(hand, "was handed over for review.") == 1


def test_return_with_a_comment_on_a_passage(at_desk):
    article = in_review()
    hand = at_desk("editor")
    hand.page.goto(form(article))
    hand.click(".desk-main")
    hand.click("label:has-text('return it to its translator')")
    hand.click("[name=passage]")
    hand.type("They walked 30 km")
    hand.click("[name=comment]")
    hand.type("The original says 32.")
    hand.click("input[type=submit].default")
    assert done(hand, "was returned") == 5


def test_mend_what_was_returned_and_hand_it_over_again(at_desk):
    hand = at_desk("translator")
    author = get_user_model().objects.get(username="translator")
    article = factories.ArticleFactory(status="draft", title="Two posts", body=TEXT, created_by=author)
    publishing.submit(article=article, by=author)
    publishing.give_back(article=article, by=None, comment="The original says 32.")
    hand.page.goto(form(article))
    hand.click("button:text-is('Mark as done')")
    expect(hand.page.locator("#review")).to_contain_text("Done")
    hand.click(EDITOR)
    hand.key("Control+A")
    hand.type("They walked 32 km.")
    hand.click(".desk-main")
    assert done(hand, "was handed over for review.") == 4
    assert Article.objects.get().body == "<p>They walked 32 km.</p>"


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_let_a_finding_pass_with_a_reason_and_publish(at_desk, screen: ViewportSize):
    article = in_review()
    publishing.approve(article=article, by=None)
    hand = at_desk("publisher")
    hand.page.set_viewport_size(screen)
    hand.page.goto(form(article))
    hand.click(".desk-publishing > summary")
    hand.click("[name^=waive-]")
    hand.key("Tab")
    hand.type("The agency names nobody.")
    hand.click(".desk-publishing [name=_publish]")
    assert done(hand, "is public.") == 4
    assert [each.reason for each in article.waivers.all()] == ["The agency names nobody."]


def test_approve(at_desk):
    article = in_review()
    hand = at_desk("editor")
    hand.page.goto(form(article))
    hand.click(".desk-main")
    hand.click("label:has-text('approve it as it stands')")
    hand.click("input[type=submit].default")
    assert done(hand, "is approved") == 3


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_correct_what_is_public_with_a_note(at_desk, screen: ViewportSize):
    article = factories.PublishedFactory(title="Two posts", body=TEXT)
    hand = at_desk("publisher")
    hand.page.set_viewport_size(screen)
    hand.page.goto(form(article))
    hand.click(EDITOR)
    hand.key("Control+A")
    hand.type("They walked 32 km.")
    hand.click(".desk-main")
    hand.select("#id_significance", "30")
    hand.click("#id_note_text")
    hand.type("They walked 32 km, not 30.")
    hand.click("[type=submit].desk-main")
    assert done(hand, "was changed successfully") == 7
    assert article.change_notes.get().text == "They walked 32 km, not 30."


def test_withdraw_with_the_reason(at_desk):
    article = factories.PublishedFactory(title="Two posts", body=TEXT)
    hand = at_desk("publisher")
    hand.page.goto(form(article))
    hand.click(".desk-menu > summary")
    hand.click(".desk-menu a[href$='/withdraw/']")
    hand.click("#id_reason")
    hand.type("Its source has withdrawn the original.")
    hand.click("input[type=submit].default")
    assert done(hand, "is withdrawn") == 4


def test_bring_an_old_text_back(at_desk):
    article = factories.ArticleFactory(status="draft", title="Two posts", body=TEXT)
    hand = at_desk("editor")
    hand.page.goto(form(article))
    for title in ("The first title", "The second title"):
        hand.page.fill("#id_title", title)
        hand.page.keyboard.press("Control+s")
        expect(hand.page.locator(SAID)).to_contain_text("was changed successfully")
    hand.count = 0
    hand.click(".desk-menu > summary")
    hand.click(".desk-menu a[href$='/revisions/']")
    hand.click("a:text-is('Restore 2')")
    hand.click("input[type=submit].default")
    assert done(hand, "revision 2") == 4
    article.refresh_from_db()
    assert article.title == "The first title"


def test_record_a_gate_from_the_sentence_that_names_it(at_desk):
    """The network is cut while it is taken; nothing of that is lost."""
    gate = factories.GateFactory(name="Long Sap")
    article = factories.ArticleFactory(title="Two posts", teaser="", body=TEXT)
    hand = at_desk("editor")
    page, chip = hand.page, hand.page.locator(".desk-chip-take")
    page.goto(form(article))
    expect(page.locator("#section-citations > summary")).to_have_text("Facts none")
    hand.click(EDITOR)
    hand.key("Control+End")
    hand.type(" They met at the border gate Long Sap.")
    expect(chip).to_contain_text("Long Sap")
    page.context.set_offline(True)
    page.locator("#suggestions > summary").focus()
    hand.key("1")
    row = page.locator("#facts-group > .desk-fact-row")
    expect(row.locator("textarea")).to_have_value("They met at the border gate Long Sap.")
    page.context.set_offline(False)
    row.locator("[name$='-DELETE']").check()  # it is offered again, and taken again it is the same row
    expect(chip).to_contain_text("Long Sap")
    chip.click()
    expect(row.locator("[name$='-DELETE']")).not_to_be_checked()
    row.get_by_label("class").check()
    hand.key("Control+s")
    assert done(hand, "1 fact is recorded.") == 4
    fact = gate.citations.get()
    assert (fact.article, fact.passage, fact.supports) == (
        article,
        "They met at the border gate Long Sap.",
        "name class",
    )
