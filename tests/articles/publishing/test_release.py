"""Who may become public, when, and what stays in the history."""

import datetime as dt

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles import publishing
from articles.checks import Finding
from articles.models import Article, Waiver
from articles.publishing import NotPublishable, release
from tests.desk import let_pass
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    ImageFactory,
    PublishedFactory,
    UserFactory,
    WithdrawnFactory,
)

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def editor():
    return UserFactory(is_superuser=True)


def history(article):
    return [
        entry.get_change_message() for entry in LogEntry.objects.filter(object_id=article.pk).order_by("pk")
    ]


@time_machine.travel(NOW, tick=False)
def test_publish_now(editor):
    draft = ArticleFactory()
    article = publishing.publish(article=draft, by=editor, waived=let_pass(draft))
    article.refresh_from_db()
    assert (article.status, article.publish_at, article.updated_by) == ("published", NOW, editor)
    assert list(Article.objects.public()) == [article]
    assert history(article) == ["Published."]


@time_machine.travel(NOW, tick=False)
def test_publish_later_needs_no_worker(editor):
    later = NOW + dt.timedelta(seconds=1)
    draft = ArticleFactory()
    article = publishing.publish(article=draft, by=editor, at=later, waived=let_pass(draft))
    assert (list(Article.objects.public()), list(Article.objects.scheduled())) == ([], [article])
    assert history(article) == ["Scheduled."]
    with time_machine.travel(later, tick=False):
        assert (list(Article.objects.public()), list(Article.objects.scheduled())) == ([article], [])


def test_publish_says_all_that_is_missing_and_writes_nothing(editor):
    article = ArticleFactory(teaser="", body="<p> </p>", source=None)
    with pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=editor, waived=let_pass(article))
    assert error.value.problems == [
        "The teaser is missing: one or two sentences for lists and feeds.",
        "The text is missing.",
        "The source is missing: choose the outlet the article was translated from.",
    ]
    article.refresh_from_db()
    assert (article.status, history(article)) == ("draft", [])


def test_publish_twice_is_refused(editor):
    article = PublishedFactory()
    with pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=editor, waived=let_pass(article))
    assert error.value.problems == [f"“{article.title}” is published already."]


def test_public_article_is_not_taken_off_the_site_by_a_later_time():
    article = publishing.publish(article=ArticleFactory(), by=None)
    with pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=None, at=timezone.now() + dt.timedelta(days=1))
    assert error.value.problems == [f"“{article.title}” is published already."]
    assert Article.objects.public().count() == 1


def test_withdraw_keeps_time_and_reason(editor):
    article = publishing.withdraw(article=PublishedFactory(), by=editor, reason="The source took it back.")
    article.refresh_from_db()
    assert (article.status, article.withdrawal_reason, article.publish_at) == (
        "withdrawn",
        "The source took it back.",
        PUBLISHED_AT,
    )
    assert list(Article.objects.public()) == []
    assert history(article) == ["Withdrawn: The source took it back."]


@pytest.mark.parametrize(
    ("make", "reason", "problem"),
    [
        (PublishedFactory, " ", "Say why the article is withdrawn; readers will see it."),
        (ArticleFactory, "x", "“T” is not public, so it cannot be withdrawn; make it a draft instead."),
        (WithdrawnFactory, "x", "“T” is not public, so it cannot be withdrawn; make it a draft instead."),
    ],
)
def test_withdraw_refused(editor, make, reason, problem):
    article = make(title="T")
    with pytest.raises(NotPublishable) as error:
        publishing.withdraw(article=article, by=editor, reason=reason)
    assert error.value.problems == [problem]


def test_publishing_again_after_withdrawal_keeps_the_first_time(editor):
    withdrawn = WithdrawnFactory()
    article = publishing.publish(article=withdrawn, by=editor, waived=let_pass(withdrawn))
    article.refresh_from_db()
    assert (article.publish_at, article.withdrawn_at, article.withdrawal_reason) == (PUBLISHED_AT, None, "")


def test_make_draft_only_before_anyone_saw_it(editor):
    scheduled = PublishedFactory(publish_at=timezone.now() + dt.timedelta(days=1))
    article = publishing.make_draft(article=scheduled, by=editor)
    assert (article.status, article.publish_at) == ("draft", None)
    public = PublishedFactory(title="T")
    with pytest.raises(NotPublishable) as error:
        publishing.make_draft(article=public, by=editor)
    assert error.value.problems == ["“T” has been public; withdraw it with a reason instead."]


def test_picture_caption_waiting_for_its_file_does_not_hold_up_publication(editor):
    article = ArticleFactory()
    ImageFactory(article=article)
    published = publishing.publish(article=article, by=editor, waived=let_pass(article))
    assert published.status == "published"


def test_undoing_a_withdrawal_brings_the_article_back_as_it_was(editor):
    withdrawn = WithdrawnFactory(title="T")
    article = publishing.unwithdraw(article=withdrawn, by=editor)
    article.refresh_from_db()
    assert (article.publish_at, article.withdrawn_at, article.withdrawal_reason) == (PUBLISHED_AT, None, "")
    assert list(Article.objects.public()) == [article]
    assert history(article) == ["Withdrawal undone. The reason had been: The interview was invented."]
    with pytest.raises(NotPublishable) as error:
        publishing.unwithdraw(article=article, by=editor)
    assert error.value.problems == ["“T” is not withdrawn."]


def test_warning_wants_a_reason_which_is_kept(editor, monkeypatch):
    warning = Finding("weekday", "warning", "body", "12 May 2024 was a Sunday.", "Monday, 12 May 2024")
    monkeypatch.setattr(release, "findings", lambda article: [warning])
    article = ArticleFactory()
    with pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=editor, waived={warning.key: " "})
    assert error.value.problems == [
        "12 May 2024 was a Sunday. Tick it and say why it is right as it is, or mend it."
    ]
    assert list(Waiver.objects.all()) == []

    publishing.publish(article=article, by=editor, waived={warning.key: "So printed in the original."})
    [waiver] = Waiver.objects.all()
    assert (waiver.code, waiver.sentence, waiver.reason, waiver.by) == (
        "weekday",
        "12 May 2024 was a Sunday.",
        "So printed in the original.",
        editor,
    )


def test_reason_given_once_holds_for_the_next_publication(editor, monkeypatch):
    warning = Finding("weekday", "warning", "body", "12 May 2024 was a Sunday.", "Monday, 12 May 2024")
    monkeypatch.setattr(release, "findings", lambda article: [warning])
    article = ArticleFactory()
    publishing.publish(article=article, by=editor, waived={warning.key: "So printed in the original."})
    publishing.withdraw(article=article, by=editor, reason="A mistake.")
    assert publishing.publish(article=article, by=editor).is_public is True


def test_publishing_keeps_the_revision_readers_see():
    article = publishing.publish(article=ArticleFactory(title="T"), by=None)
    [revision] = article.revisions.all()
    assert (revision.number, revision.was_public, revision.content["title"]) == (1, True, "T")


def test_deleted_meanwhile_is_said(editor):
    article = ArticleFactory(title="T")
    Article.objects.all().delete()
    with pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=editor)
    assert error.value.problems == ["“T” has been deleted meanwhile."]
