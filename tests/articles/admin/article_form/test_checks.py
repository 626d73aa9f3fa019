"""Findings on the form: shown with a jump, let pass with a reason, asked for while somebody types."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, GlossaryTerm, Waiver
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return person("publisher")


@pytest.fixture
def desk(publisher):
    client = DeskClient()
    client.force_login(publisher)
    return client


@pytest.fixture
def article():
    return ArticleFactory(title="T", body="<p>Monday, 12 May 2024</p>")


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def sent(article, **more):
    fields = {
        "title": article.title,
        "teaser": article.teaser,
        "body": article.body,
        "source": article.source_id,
    }
    return article_data(**fields, slug=article.slug, translation_key=article.translation_key, **more)


def rows(desk, article):
    [panel] = [each for each in desk.get(change(article)).context["desk_panels"] if each.anchor == "checks"]
    return {row["finding"].code: row for row in panel.context["rows"]}


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_form_lists_findings_with_a_jump(desk, article):
    found = rows(desk, article)
    assert {code: row["place"] for code, row in found.items()} == {
        "date_weekday": "id_body",
        "no_translator": "credits-group",
        "not_reviewed": "review",
    }


def test_warning_is_let_pass_with_a_reason_and_published(desk, article, publisher):
    keys = [row["finding"].key for row in rows(desk, article).values()]
    ticks = {f"waive-{key}": "on" for key in keys} | {f"reason-{key}": "So printed." for key in keys}
    response = desk.post(change(article), sent(article, _publish="1", **ticks), follow=True)
    assert said(response) == ["“T” is public."]
    assert {(waiver.reason, waiver.by) for waiver in Waiver.objects.all()} == {("So printed.", publisher)}
    assert [row["waiver"].reason for row in rows(desk, article).values()] == ["So printed."] * 3


def test_tick_without_a_reason_does_not_publish_and_keeps_the_text(desk, article):
    keys = [row["finding"].key for row in rows(desk, article).values()]
    ticks = {f"waive-{key}": "on" for key in keys} | {f"reason-{key}": " " for key in keys}
    response = desk.post(
        change(article), sent(article, _publish="1", **ticks) | {"title": "New"}, follow=True
    )
    assert said(response)[:2] == [
        "A warning was ticked without a reason; say why the text is right as it is.",
        "Saved, but not published:",
    ]
    assert (Article.objects.get().status, Article.objects.get().title, Waiver.objects.count()) == (
        "draft",
        "New",
        0,
    )


def test_reason_is_kept_by_a_plain_save(desk, article):
    key = rows(desk, article)["date_weekday"]["finding"].key
    ticks = {f"waive-{key}": "on", f"reason-{key}": "So printed."}
    desk.post(change(article), sent(article, **ticks))
    assert [waiver.code for waiver in Waiver.objects.all()] == ["date_weekday"]


def test_forged_key_is_forgotten(desk, article):
    desk.post(change(article), sent(article, **{"waive-forged": "on", "reason-forged": "x" * 5_000}))
    assert Waiver.objects.count() == 0


def test_words_are_checked_while_they_are_typed_and_not_saved(desk, article):
    address = f"/admin/articles/article/{article.pk}/checks/"
    words = {"title": "T", "teaser": "x", "body": "<p>On 31 February 2024</p><script>x</script>"}
    answer = desk.post(address, words).json()
    links = LexborHTMLParser(answer["list"]).css("a[href='#id_body']")
    assert [link.text() for link in links] == ["“31 February 2024” is a day no calendar has."]
    assert Article.objects.get().body == "<p>Monday, 12 May 2024</p>"
    assert desk.get(address).status_code == 405


def test_words_of_an_article_that_is_not_saved_yet_are_checked_alone(desk):
    """What it lacks is asked for by the form; who is credited and who has reviewed it comes later."""
    address = "/admin/articles/article/checks/"
    words = {"title": "T", "language": "en", "body": "<p>On 31 February 2024</p><p>[picture 2]</p>"}
    answer = desk.post(address, words).json()
    said = [link.text() for link in LexborHTMLParser(answer["list"]).css("a")]
    assert said == [
        "The text places picture 2, and there is none.",
        "“31 February 2024” is a day no calendar has.",
    ]
    assert desk.post(address, {}).json()["holds"] == "nothing open"
    assert (Article.objects.count(), desk.get(address).status_code) == (0, 405)
    [panel] = desk.get("/admin/articles/article/add/").context["desk_panels"]
    assert (panel.anchor, panel.context["address"], panel.holds) == ("checks", address, "nothing open")


@pytest.mark.parametrize(
    "words", [{}, {"body": "\u0000" * 10}, {"title": "x" * 100_000}, {"body": "9" * 100_000}]
)
def test_nonsense_is_checked_without_a_fault(desk, article, words):
    assert desk.post(f"/admin/articles/article/{article.pk}/checks/", words).status_code == 200


def test_who_may_not_see_articles_is_told_nothing(article):
    client = DeskClient()
    client.force_login(UserFactory(is_staff=True))
    assert client.post(f"/admin/articles/article/{article.pk}/checks/", {"body": "x"}).status_code == 403


def test_answer_says_where_each_finding_stands_and_what_should_stand_there(desk, article):
    GlossaryTerm.objects.create(language="en", term="border", avoid="frontier")
    words = {"title": "Frontier frontier", "teaser": "", "body": "<p>The frontiers, the Frontier.</p>"}
    answer = desk.post(f"/admin/articles/article/{article.pk}/checks/", words).json()
    assert (answer["holds"], answer["too_long"]) == ("5 open, 1 to be mended", "")
    marks = re.findall(r'data-passage="(.*?)" data-places="(.*?)" data-remedy="(.*?)"', answer["list"])
    assert marks == [("Frontier", "0", "Border"), ("Frontier", "1", "Border")]
    unmarked = answer["list"].count("<li ") - len(marks)
    assert unmarked == 3


def test_text_of_a_book_is_answered_without_being_checked(desk, article, monkeypatch):
    monkeypatch.setattr("articles.admin.article_form.checks.LONGEST_LIVE", 10)
    answer = desk.post(f"/admin/articles/article/{article.pk}/checks/", {"body": "<p>Long enough.</p>"})
    assert answer.json() == {"too_long": "So long a text is checked when it is saved, not while you type."}
