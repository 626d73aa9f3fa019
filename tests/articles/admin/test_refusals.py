"""What a save runs into half way, and no field could know: the sentence, what was typed, and nothing saved."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, IntegrityError

from articles import publishing
from articles.admin.article_form import preview_links, retrieval
from articles.models import Article, Autosave, ChangeNote, Revision, Tag
from articles.publishing import NotPublishable
from provinces.models import Agreement
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import AgreementFactory, ArticleFactory, PublishedFactory, TagFactory, UserFactory
from tests.world import png

pytestmark = pytest.mark.django_db
UNKNOWN = (
    "The database does not take this: a number, a date or a text in it is more than it can hold, or taken."
)


@pytest.fixture
def publisher() -> DeskClient:
    client = DeskClient()
    client.force_login(person("publisher"))
    return client


@pytest.fixture
def chief() -> DeskClient:
    client = DeskClient()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def refusing(error: Exception) -> Any:
    def step(**asked: Any) -> None:
        raise error

    return step


def sent(article: Article, **changes: Any) -> dict[str, Any]:
    known = {"title": article.title, "slug": article.slug, "source": article.source_id, "body": article.body}
    return article_data(**known, translation_key=article.translation_key, **changes)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotPublishable(["Somebody withdrew it.", "And more."]), ["Somebody withdrew it.", "And more."]),
        (DataError("value too long"), [UNKNOWN]),
        (OverflowError("int too big"), [UNKNOWN]),
        (
            IntegrityError("CHECK constraint failed: change_note_says_something"),
            ["A change note needs its text."],
        ),
    ],
)
def test_refused_correction_comes_back_in_the_form_with_what_was_typed(publisher, monkeypatch, error, said):
    article = PublishedFactory(title="Before", body="<p>Before.</p>")
    monkeypatch.setattr(publishing, "correct", refusing(error))
    changed = {
        "teaser": "Typed for an hour.",
        "tags": "new word",
        "significance": "20",
        "note_text": "The rank.",
    }
    picture = {
        "images-TOTAL_FORMS": 1,
        "images-0-alt": "A post",
        "images-0-file": SimpleUploadedFile("a.png", png()),
    }
    response = publisher.post(
        f"/admin/articles/article/{article.pk}/change/", sent(article, **changed, **picture)
    )
    form = response.context["adminform"].form
    assert (response.status_code, form.non_field_errors()) == (200, said)
    assert (form["teaser"].value(), form["tags"].value(), form["note_text"].value()) == (
        "Typed for an hour.", "new word", "The rank.",
    )  # fmt: skip
    article.refresh_from_db()
    assert article.teaser != "Typed for an hour."
    assert [model.objects.count() for model in (Revision, ChangeNote, Tag, LogEntry)] == [0, 0, 0, 0]


def test_note_of_signs_that_nobody_sees_is_no_note(publisher):
    article = PublishedFactory()
    response = publisher.post(
        f"/admin/articles/article/{article.pk}/change/",
        sent(article, teaser="Other.", significance="30", note_text="\x01\u202e"),
    )
    assert response.context["adminform"].form.errors == {
        "note_text": ["Say what was wrong and what is right now."]
    }
    assert (Revision.objects.count(), ChangeNote.objects.count()) == (0, 0)


def test_date_of_a_year_that_no_calendar_has_is_refused_beside_its_field(chief):
    agreement = AgreementFactory()
    data = {"name": "Treaty", "slug": "treaty", "instrument": "treaty", "signed_on": "99999999999-01"}
    response = chief.post(f"/admin/provinces/agreement/{agreement.pk}/change/", data)
    assert "signed_on" in response.context["adminform"].form.errors
    assert Agreement.objects.get() == agreement


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_page_of_its_own_that_does_not_know_the_refusal_gives_the_text_back(publisher, monkeypatch, accept):
    article = ArticleFactory()
    monkeypatch.setattr(
        preview_links.preview_links, "make", refusing(IntegrityError("UNIQUE constraint failed"))
    )
    response = publisher.post(
        f"/admin/articles/article/{article.pk}/preview-link/",
        {"label": "Minh", "days": "3"},
        headers={"accept": accept},
    )
    assert response.status_code == 400
    if accept == "application/json":
        assert response.json() == {"problem": UNKNOWN}
    else:
        assert (response.context["problems"], response.context["fields"]) == (
            [UNKNOWN],
            [("label", "Minh"), ("days", "3")],
        )
        assert '<textarea name="label" hidden>\nMinh</textarea>' in response.content.decode()


def test_autosave_that_is_refused_says_why(publisher, monkeypatch):
    article = ArticleFactory()
    monkeypatch.setattr(Autosave.objects, "update_or_create", refusing(DataError("too long")))
    response = publisher.post(
        f"/admin/articles/article/{article.pk}/autosave/",
        {"title": "T"},
        headers={"accept": "application/json"},
    )
    assert (response.status_code, response.json()) == (400, {"problem": UNKNOWN})


def test_a_failure_of_our_own_is_still_one(publisher, monkeypatch):
    """What is no refusal has to be seen by staff as what it is."""
    monkeypatch.setattr(retrieval, "read_pasted", refusing(KeyError("words")))
    article = ArticleFactory()
    with pytest.raises((KeyError, TypeError)):
        publisher.post(f"/admin/articles/article/{article.pk}/retrieve/", {"text": "a", "significance": "20"})


def test_a_tag_that_somebody_makes_meanwhile_is_said(chief, monkeypatch):
    """The form found none; then the database has one."""
    TagFactory(name="border")
    monkeypatch.setattr(Tag, "validate_constraints", lambda *args, **kwargs: None)
    monkeypatch.setattr(Tag, "validate_unique", lambda *args, **kwargs: None)
    response = chief.post("/admin/articles/tag/add/", {"name": "Bórder", "slug": "border-2"})
    [said] = response.context["adminform"].form.non_field_errors()
    assert said in {UNKNOWN, "This tag exists already, perhaps with other accents or capitals."}
    assert Tag.objects.count() == 1
