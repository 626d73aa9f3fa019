"""An outside original retrieved again: what changed in it is marked beside ours, once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.choices import Part
from articles.models import Article
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
TEXT = "A title\n\nThe first paragraph is here.\n\nThe second has 30 km."


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("translator", username="lan"))
    return client


@pytest.fixture
def article(desk):
    desk.post(
        "/admin/articles/article/take/",
        {"text": TEXT, "language": "en", "original_language": "vi", "kind": "full"},
    )
    return Article.objects.get()


def at(article):
    return f"/admin/articles/article/{article.pk}/retrieve/"


def said(response):
    """The last message; those of the taking stand before it."""
    return [str(message) for message in response.context["messages"]][-1:]


def again(desk, article, **data):
    return desk.post(at(article), {"significance": "20", **data}, follow=True)


def originals(article):
    return list(
        article.revisions.filter(part=Part.ORIGINAL).order_by("number").values_list("number", flat=True)
    )


def test_form_leads_there(desk, article):
    tools = desk.get(f"/admin/articles/article/{article.pk}/change/").context["desk_tools"]
    assert at(article) in [tool.url for tool in tools]


def test_same_text_is_noted_and_nothing_is_stale(desk, article):
    before = article.retrieved_at
    page = again(desk, article, text=TEXT)
    assert said(page) == ["The original is what it was; that was noted."]
    article.refresh_from_db()
    assert (originals(article), article.retrieved_at > before) == ([1], True)


def test_changed_paragraph_is_marked(desk, article):
    page = again(desk, article, text=TEXT.replace("30 km", "32 km"))
    assert said(page) == ["The original is kept as revision 2; what changed in it is marked."]
    article.refresh_from_db()
    assert (originals(article), "32 km" in article.original_text) == ([1, 2], True)
    assert Article.objects.stale().count() == 1


def test_file_is_read_like_the_first_one(desk, article):
    page = again(desk, article, file=SimpleUploadedFile("a.txt", TEXT.encode()))
    assert said(page) == ["The original is what it was; that was noted."]


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({}, "__all__", "Give the original once: paste its text or choose a file."),
        (
            {"text": "x", "file": SimpleUploadedFile("a.txt", b"y")},
            "__all__",
            "Give the original once: paste its text or choose a file.",
        ),
        (
            {"text": "x", "significance": "7"},
            "significance",
            "Select a valid choice. 7 is not one of the available choices.",
        ),
    ],
)
def test_what_cannot_be_read_is_said(desk, article, data, field, sentence):
    page = again(desk, article, **data)
    assert page.context["form"].errors[field] == [sentence]
    assert originals(article) == [1]


def test_article_made_from_ours_has_no_such_page(desk):
    ours = ArticleFactory(language="vi")
    article = ArticleFactory(original=ours, translation_key=ours.translation_key)
    assert desk.get(at(article)).status_code == 404


def test_who_may_not_change_may_not_retrieve(article):
    reader = DeskClient()
    reader.force_login(person("registrar", username="r"))
    assert reader.post(at(article), {"text": "x"}).status_code == 403


def test_somebody_elses_original_is_taken_over_with_a_reason(article):
    desk = DeskClient()
    desk.force_login(person("editor", username="minh"))
    address = f"/admin/articles/article/{article.pk}/take-over/"
    notices = desk.get(f"/admin/articles/article/{article.pk}/change/").context["desk_notices"]
    assert address in [link.url for notice in notices for link in notice.links]
    assert desk.post(address, {"reason": " "}).context["form"].errors == {
        "reason": ["This field is required."]
    }
    assert said(desk.post(address, {"reason": "Lan is ill."}, follow=True)) == ["You have “A title” now."]
    article.refresh_from_db()
    assert article.taken_by.username == "minh"
