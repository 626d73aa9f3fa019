"""Revisions on the desk: listed, compared, brought back."""

import pytest

from articles import revisions
from articles.models import Article, ChangeNote, Tag
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("translator"))
    return client


def written(make=ArticleFactory, titles=("First", "Second", "Third")):
    article = make(title=titles[0])
    for title in titles:
        Article.objects.filter(pk=article.pk).update(title=title)
        revisions.record(article=article, by=None, reason=f"Why {title}")
    return article


def page_of(article):
    return f"/admin/articles/article/{article.pk}/revisions/"


def test_list_says_who_when_and_why(desk):
    context = desk.get(page_of(written())).context
    assert [(row.number, row.reason) for row in context["rows"]] == [
        (3, "Why Third"),
        (2, "Why Second"),
        (1, "Why First"),
    ]
    assert context["differences"] is None


def test_two_are_compared(desk):
    page = desk.get(page_of(written()), {"before": "1", "after": "3"})
    [difference] = page.context["differences"]
    assert [(word.kind, word.text) for word in difference.words] == [("gone", "First"), ("new", "Third")]


def test_a_single_revision_is_not_compared(desk):
    button = '<input type="submit" form="compare"'
    pages = [desk.get(page_of(written(titles=titles))) for titles in (("One",), ("Two", "Three"))]
    assert [page.content.decode().count(button) for page in pages] == [0, 1]


def test_every_revision_is_reached_and_compared_from_any_page(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.article_form.revisions.ROWS_A_PAGE", 2)
    article = written(titles=("One", "Two", "Three", "Four", "Five"))
    pages, older = [], 5
    while older:
        context = desk.get(page_of(article), {"upto": str(older)}).context
        pages.append([row.number for row in context["rows"]])
        older = context["older"]
    assert pages == [[5, 4], [3, 2], [1]]
    first = desk.get(page_of(article))
    assert [row.number for row in first.context["rows"]] == [5, 4]
    assert '<a href="?upto=3">Older revisions</a>' in first.content.decode()
    [difference] = desk.get(page_of(article), {"before": "1", "after": "5"}).context["differences"]
    assert [word.text for word in difference.words] == ["One", "Five"]


@pytest.mark.parametrize("number", ["x", "99", "", "-1", "9" * 50, "١"])
def test_nonsense_compares_nothing(desk, number):
    assert desk.get(page_of(written()), {"before": number, "after": "1"}).context["differences"] is None


def test_one_is_brought_back_by_a_button_and_not_by_a_visit(desk):
    article = written()
    address = f"{page_of(article)}1/restore/"
    [difference] = desk.get(address).context["differences"]
    assert [(word.kind, word.text) for word in difference.words] == [("gone", "Third"), ("new", "First")]
    assert Article.objects.get().title == "Third"
    response = desk.post(address, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "The text is again what revision 1 said."
    ]
    assert Article.objects.get().title == "First"


def test_what_cannot_come_back_is_said_before(desk):
    article = ArticleFactory(title="First")
    article.tags.add("border")
    revisions.record(article=article, by=None)
    Tag.objects.all().delete()
    page = desk.get(f"{page_of(article)}1/restore/")
    sentence = "The tag “border” is not there any more."
    assert (page.context["lost"], sentence in page.content.decode()) == ([sentence], True)
    assert [each.number for each in article.revisions.all()] == [1]


def test_public_article_is_turned_back_by_those_who_may_correct_and_with_a_note(desk):
    article = written(PublishedFactory)
    assert desk.get(page_of(article)).context["may_restore"] is False
    address = f"{page_of(article)}1/restore/"
    assert (desk.get(address).status_code, desk.post(address).status_code) == (403, 403)
    publisher = DeskClient()
    publisher.force_login(person("publisher"))
    response = publisher.post(address, {"significance": "30", "kind": "correction", "note": ""})
    assert response.context["form"].errors == {"note": ["Say what was wrong and what is right now."]}
    assert Article.objects.get().title == "Third"
    publisher.post(address, {"significance": "30", "kind": "correction", "note": "It was wrong."})
    assert Article.objects.get().title == "First"
    assert list(ChangeNote.objects.values_list("text", flat=True)) == ["It was wrong."]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"significance": "99", "kind": "correction"}, "significance"),
        ({"significance": "20", "kind": "x"}, "kind"),
    ],
)
def test_nonsense_is_said_beside_its_field(sent, field):
    article = written(PublishedFactory)
    publisher = DeskClient()
    publisher.force_login(person("publisher"))
    assert list(publisher.post(f"{page_of(article)}1/restore/", sent).context["form"].errors) == [field]
    assert Article.objects.get().title == "Third"


@pytest.mark.parametrize("number", ["99", "9" * 30])
def test_revision_that_is_none_is_not_found(desk, number):
    assert desk.post(f"{page_of(written())}{number}/restore/").status_code == 404


def test_page_costs_the_same_for_one_revision_and_thirty(desk, django_assert_num_queries):
    short, long = written(titles=("A",)), written(titles=[f"T {number}" for number in range(30)])
    for article in (short, long):
        desk.get(page_of(article))
        with django_assert_num_queries(10):
            desk.get(page_of(article))


def test_history_leads_to_what_the_text_said(desk):
    article = written()
    page = desk.get(f"/admin/articles/article/{article.pk}/history/").content.decode()
    assert page.count(f'<a href="{page_of(article)}">Revisions</a>') == 1
