"""Saving keeps revisions; saving what readers have read says how much it changed."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article, ChangeNote, CorrectionTask
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return person("publisher")


@pytest.fixture
def desk(publisher):
    client = DeskClient()
    client.force_login(publisher)
    return client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def sent(article, **changes):
    return article_data(
        **{
            "title": article.title,
            "teaser": article.teaser,
            "body": article.body,
            "slug": article.slug,
            "source": article.source_id,
            "translation_key": article.translation_key,
            **changes,
        }
    )


def kept(article):
    revisions = article.revisions.order_by("number")
    return [(each.number, each.content["title"], each.significance, each.by_id) for each in revisions]


def test_first_save_keeps_what_was_before_and_what_is_now(desk, publisher):
    article = ArticleFactory(title="Before")
    desk.post(change(article), sent(article, title="After"))
    assert kept(article) == [(1, "Before", 20, None), (2, "After", 20, publisher.pk)]


def test_saving_without_a_change_keeps_nothing_more(desk):
    article = ArticleFactory()
    for _ in range(3):
        desk.post(change(article), sent(article))
    assert [number for number, *_ in kept(article)] == [1]


@pytest.mark.parametrize(
    ("fields", "notes", "tasks", "significance"),
    [
        ({"significance": 10}, [], 0, 10),
        ({"significance": 20, "note_text": "The rank."}, ["The rank."], 0, 20),
        (
            {"significance": 30, "note_kind": "correction", "note_text": "240, not 204."},
            ["240, not 204."],
            1,
            30,
        ),
        ({}, [], 0, 20),
    ],
)
def test_change_of_a_public_article(desk, fields, notes, tasks, significance):
    article = PublishedFactory(title="Before")
    PublishedFactory(language="vi", original=article, translation_key=article.translation_key)
    public_since = article.publish_at
    response = desk.post(change(article), sent(article, title="After", **fields))
    article.refresh_from_db()
    assert (response.status_code, article.title, article.publish_at) == (302, "After", public_since)
    assert [note.text for note in ChangeNote.objects.all()] == notes
    assert CorrectionTask.objects.count() == tasks
    assert kept(article)[-1][:3] == (2, "After", significance)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"significance": 30}, "Say what was wrong and what is right now."),
        (
            {"significance": 10, "note_text": "A comma."},
            "A typo gets no public note; empty the note, or call the change more than a typo.",
        ),
    ],
)
def test_change_that_does_not_say_what_it_is_saves_nothing(desk, fields, sentence):
    article = PublishedFactory(title="Before")
    response = desk.post(change(article), sent(article, title="After", **fields))
    form = response.context["adminform"].form
    assert (form.errors["note_text"], form["title"].value()) == ([sentence], "After")
    assert (Article.objects.get().title, kept(article)) == ("Before", [])


def test_text_that_no_reader_has_seen_has_no_public_correction(desk):
    article = ArticleFactory(title="Before")
    said = {"significance": "30", "note_kind": "correction", "note_text": "The rank was wrong."}
    form = desk.post(change(article), sent(article, title="After", **said)).context["adminform"].form
    assert form.errors == {
        "note_text": ["Only a public article can be corrected publicly; just edit this one."]
    }
    assert desk.post(change(article), sent(article, title="After", significance="20")).status_code == 302
    assert (Article.objects.get().title, ChangeNote.objects.count()) == ("After", 0)


@pytest.mark.parametrize("make", [PublishedFactory, WithdrawnFactory])
def test_translator_reads_but_does_not_change_what_readers_have_read(make):
    article = make(title="Before")
    client = DeskClient()
    client.force_login(person("translator"))
    page = client.get(change(article))
    response = client.post(change(article), sent(article, title="After"))
    assert (page.status_code, response.status_code, Article.objects.get().title) == (200, 403, "Before")


def test_publication_time_of_a_public_article_is_history(desk):
    article = PublishedFactory()
    desk.post(change(article), sent(article, publish_at="2030-01-01 10:00"))
    assert Article.objects.get().publish_at == article.publish_at


def test_embargo_beyond_the_schedule_is_said_beside_the_field(desk):
    soon = timezone.now() + dt.timedelta(days=2)
    article = PublishedFactory(publish_at=soon)
    there = timezone.localtime(soon)
    response = desk.post(
        change(article),
        sent(
            article,
            publish_at=there.strftime("%Y-%m-%d %H:%M"),
            embargo_until="1 January 2035 10:00",
        ),
    )
    assert response.context["adminform"].form.errors["publish_at"] == [
        "The embargo ends on 01.01.2035 10:00 (GMT+7); choose that time or a later one."
    ]


def test_second_claim_of_an_original_is_told_who_has_it(desk, publisher):
    taken_at = dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC)
    held = ArticleFactory(
        title="T", original_url="https://example.org/1", taken_by=publisher, taken_at=taken_at
    )
    link = f'<a href="/admin/articles/article/{held.pk}/change/">T</a>'
    response = desk.post(
        "/admin/articles/article/add/", article_data(original_url="https://example.org/1", language="en")
    )
    assert response.context["adminform"].form.errors["original_url"] == [
        f"This original is taken: “{link}”, by {publisher}, since 02.01.2026 10:04 (GMT+7)."
    ]
    assert Article.objects.count() == 1


def test_original_in_the_same_language_is_no_original(desk):
    original = ArticleFactory()
    response = desk.post("/admin/articles/article/add/", article_data(original=original.pk))
    assert response.context["adminform"].form.errors["original"] == [
        "The original is in the same language; choose a text in another one."
    ]


def test_translation_takes_the_key_of_its_original(desk):
    original = ArticleFactory(language="vi")
    desk.post("/admin/articles/article/add/", article_data(original=original.pk))
    translation = Article.objects.get(language="en")
    assert (translation.original, translation.translation_key) == (original, original.translation_key)


def test_task_is_shown_and_closed_with_a_reason(desk, publisher):
    article = PublishedFactory(title="Original")
    translation = PublishedFactory(language="vi", original=article, translation_key=article.translation_key)
    publishing.correct(article=article, by=publisher, text="240, not 204.")
    [task] = CorrectionTask.objects.all()
    [notice] = desk.get(change(translation)).context["desk_notices"]
    assert (notice.level, notice.sentence.split(" This text")[0]) == (
        "warning",
        "“Original” was corrected: 240, not 204.",
    )
    address = notice.links[0].url
    assert "outcome" in desk.post(address, {"outcome": " "}).context["form"].errors
    desk.post(address, {"outcome": "It was right here."})
    task.refresh_from_db()
    assert (task.closed_by, task.outcome) == (publisher, "It was right here.")
    assert desk.get(change(translation)).context["desk_notices"] == []


def test_text_that_waits_for_its_original_is_changed_like_a_public_one(desk):
    original = ArticleFactory(language="vi")
    article = PublishedFactory(title="Before", original=original, waits_for_original=True)
    fields = {
        "original": original.pk,
        "waits_for_original": "on",
        "significance": 20,
        "note_text": "The rank.",
    }
    response = desk.post(change(article), sent(article, title="After", **fields))
    article.refresh_from_db()
    assert (response.status_code, article.title) == (302, "After")
    assert [note.text for note in ChangeNote.objects.all()] == ["The rank."]
