"""How much a change of a public text changed decides what readers are told, and who has to follow."""

import datetime as dt

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, ChangeNote, CorrectionTask
from articles.publishing import NotPublishable
from tests.desk import person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def publisher():
    return person("publisher")


def history(article):
    return [
        entry.get_change_message() for entry in LogEntry.objects.filter(object_id=article.pk).order_by("pk")
    ]


def change(article, title):
    revisions.record_baseline(article)
    Article.objects.filter(pk=article.pk).update(title=title)


def test_correct(publisher):
    article = PublishedFactory()
    note = publishing.correct(article=article, by=publisher, text="240 km, not 204 km.")
    assert (note.kind, note.text, note.by) == ("correction", "240 km, not 204 km.", publisher)
    assert history(article) == ["Public change note: 240 km, not 204 km."]


def test_draft_is_not_corrected_publicly(publisher):
    with pytest.raises(NotPublishable) as error:
        publishing.correct(article=ArticleFactory(), by=publisher, text="")
    assert error.value.problems == [
        "Say what was wrong and what is right now.",
        "Only a public article can be corrected publicly; just edit this one.",
    ]


@pytest.mark.parametrize(
    ("significance", "text", "problems", "notes", "tasks", "line"),
    [
        (10, "", [], 0, 0, "Typo mended."),
        (
            10,
            "A comma.",
            ["A typo gets no public note; empty the note, or call the change more than a typo."],
            0,
            0,
            None,
        ),
        (20, "", [], 0, 0, "Changed without a note."),
        (20, "The rank was missing.", [], 1, 0, "Public change note: The rank was missing."),
        (30, "", ["Say what was wrong and what is right now."], 0, 0, None),
        (30, "240 km, not 204.", [], 1, 1, "Public change note: 240 km, not 204."),
    ],
)
def test_weight_of_a_change(publisher, significance, text, problems, notes, tasks, line):
    article = PublishedFactory(title="Before")
    PublishedFactory(language="vi", original=article, translation_key=article.translation_key)
    change(article, "After")
    said = []
    try:
        publishing.correct(article=article, by=publisher, significance=significance, text=text)
    except NotPublishable as problem:
        said = problem.problems
    numbers = (ChangeNote.objects.count(), CorrectionTask.objects.count())
    assert (said, *numbers, history(article)) == (problems, notes, tasks, [line] if line else [])
    kept = [(each.number, each.significance) for each in article.revisions.order_by("number")]
    assert kept == ([(1, 20)] if problems else [(1, 20), (2, significance)])


@time_machine.travel(NOW, tick=False)
def test_major_correction_gives_every_translation_a_day(publisher):
    article = PublishedFactory()
    key = article.translation_key
    translation = ArticleFactory(language="vi", original=article, translation_key=key)
    PublishedFactory(language="vi")  # of another work
    publishing.correct(article=article, by=publisher, text="240 km, not 204.")
    [task] = CorrectionTask.objects.all()
    assert (task.article, task.due_at - NOW, task.closed_at) == (translation, dt.timedelta(hours=24), None)


def test_text_of_the_same_work_counts_as_a_translation(publisher):
    article = PublishedFactory()
    other = PublishedFactory(language="vi", translation_key=article.translation_key)
    publishing.correct(article=article, by=publisher, text="240 km, not 204.")
    assert [task.article for task in CorrectionTask.objects.all()] == [other]


def test_translation_in_the_bin_gets_no_task(publisher):
    article = PublishedFactory()
    ArticleFactory(
        language="vi", original=article, translation_key=article.translation_key, binned_at=timezone.now()
    )
    publishing.correct(article=article, by=publisher, text="240 km, not 204.")
    assert list(CorrectionTask.objects.all()) == []


def test_correcting_the_translation_closes_its_task(publisher):
    article = PublishedFactory()
    translation = PublishedFactory(language="vi", original=article, translation_key=article.translation_key)
    publishing.correct(article=article, by=publisher, text="240 km, not 204.")
    publishing.correct(article=translation, by=publisher, text="240 km, không phải 204.")
    [task] = CorrectionTask.objects.all()
    assert (task.closed_by, task.outcome) == (publisher, "Corrected: 240 km, không phải 204.")


def test_task_closed_by_hand_says_why(publisher):
    article = PublishedFactory()
    PublishedFactory(language="vi", original=article, translation_key=article.translation_key)
    publishing.correct(article=article, by=publisher, text="240 km, not 204.")
    [task] = CorrectionTask.objects.all()
    with pytest.raises(NotPublishable) as error:
        publishing.close_task(task=task, by=publisher, outcome=" ")
    assert error.value.problems == ["Say what was done, or why nothing had to be."]

    publishing.close_task(task=task, by=publisher, outcome="It was right in the translation.")
    task.refresh_from_db()
    assert (task.closed_by, task.outcome) == (publisher, "It was right in the translation.")
    with pytest.raises(NotPublishable) as error:
        publishing.close_task(task=task, by=publisher, outcome="Again.")
    assert error.value.problems == ["This task was closed already: It was right in the translation."]
