"""Over any history, a purge takes nothing that readers saw, that is the text of today, or that something rests on."""

import contextlib
import datetime as dt

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import publishing, revisions
from articles.models import Article, Revision
from articles.revisions.purging import purge
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
STEPS = [
    *("typo", "minor", "major") * 2,
    "publish",
    "schedule",
    "withdraw",
    "unwithdraw",
    "draft",
    "tie",
    "submit",
    "return",
    "approve",
    "retrieve",
    "mend",
]
WEIGHTS = {"typo": 10, "minor": 20, "major": 30, "mend": 10, "retrieve": 20}
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def do(step, article, translation, number):
    said = {"article": article, "by": None}
    acts = {
        "publish": lambda: publishing.publish(**said),
        "schedule": lambda: publishing.publish(**said, at=timezone.now() + dt.timedelta(hours=3, minutes=1)),
        "withdraw": lambda: publishing.withdraw(**said, reason="x"),
        "unwithdraw": lambda: publishing.unwithdraw(**said),
        "draft": lambda: publishing.make_draft(**said),
        "submit": lambda: publishing.submit(**said),
        "return": lambda: publishing.give_back(**said, comment="x"),
        "approve": lambda: publishing.approve(**said),
        "tie": lambda: Article.objects.filter(pk=translation.pk).update(based_on=revisions.newest(article)),
    }
    if step in {"mend", "retrieve"}:
        text = f"Một {number}"
        revisions.record_original(article=article, text=text, by=None, significance=WEIGHTS[step])
    elif step in WEIGHTS:
        Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
        revisions.record(article=article, by=None, significance=WEIGHTS[step])
    else:
        with contextlib.suppress(publishing.NotPublishable):
            acts[step]()


def shown(article):
    """What readers see now, by rules of its own: the newest text of an article that is public."""
    newest = revisions.newest(Article.objects.get(pk=article.pk))
    return {newest.pk} if newest and Article.objects.public().filter(pk=article.pk).exists() else set()


def precious(article, seen):
    """Everything that must stay, by rules written anew."""
    keys = set(seen) | set(Article.objects.exclude(based_on=None).values_list("based_on", flat=True))
    keys |= set(article.reviews.exclude(revision=None).values_list("revision", flat=True))
    for part in ("text", "original"):
        newest = revisions.newest(article, part)
        keys |= {newest.pk} if newest else set()
    return keys


def staleness():
    return {pk: since is not None for pk, since in Article.objects.values_list("pk", "stale_since")}


@settings(max_examples=60)
@given(
    steps=st.lists(st.sampled_from(STEPS), max_size=25),
    keep=st.integers(min_value=1, max_value=3),
    years=st.booleans(),
)
def test_no_precious_revision_is_lost_over_random_histories(steps, keep, years):
    with transaction.atomic():
        article, translation, seen = ArticleFactory(language="vi"), ArticleFactory(), set()
        for number, step in enumerate(steps):
            hour = START + dt.timedelta(hours=number)
            with time_machine.travel(hour, tick=False):
                article.refresh_from_db()
                seen |= shown(article)
                do(step, article, translation, number)
                seen |= shown(article)
        end = START + dt.timedelta(hours=len(steps), days=1_000 if years else 0)
        with time_machine.travel(end, tick=False):
            seen |= shown(article)
            before, kept, stale = (
                set(Revision.objects.values_list("pk", flat=True)),
                precious(article, seen),
                staleness(),
            )
            gone = purge(keep=keep, days=0)
            after = set(Revision.objects.values_list("pk", flat=True))
            assert kept <= after
            assert staleness() == stale
            assert len(before) - len(after) == gone
        transaction.set_rollback(True)  # the next example begins with no rows


def test_text_edited_while_scheduled_was_seen_and_stays():
    with time_machine.travel(START, tick=False) as clock:
        article = ArticleFactory()
        publishing.publish(article=article, by=None, at=START + dt.timedelta(hours=2))
        for number in range(4):  # two before it is public, two after
            clock.shift(3_000)
            Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
            revisions.record(article=article, by=None)
        clock.shift(86_400)
        purge(keep=1, days=0)
    # 1 was marked when it was scheduled, 3 stood when its time came, 4 and 5 were written while it was public.
    assert left(article) == [1, 3, 4, 5]


def test_text_seen_before_a_withdrawal_stays_whatever_the_next_time_of_publication():
    with time_machine.travel(START, tick=False) as clock:
        article = publishing.publish(article=ArticleFactory(), by=None, at=START + dt.timedelta(hours=2))
        Article.objects.filter(pk=article.pk).update(title="Seen")
        clock.shift(3_600)
        revisions.record(article=article, by=None)
        clock.shift(7_200)
        publishing.withdraw(article=article, by=None, reason="x")
        for number in range(3):
            clock.shift(60)
            Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
            revisions.record(article=article, by=None)
        publishing.publish(article=article, by=None, at=timezone.now() + dt.timedelta(days=1))
        clock.shift(3_600)
        purge(keep=1, days=0)
    assert left(article) == [1, 2, 5]


def test_change_that_makes_a_translation_stale_stays_behind_typos():
    article, translation = ArticleFactory(language="vi"), ArticleFactory()
    for title, weight in [("A", 20), ("B", 20), ("C", 20), ("D", 10), ("E", 10)]:
        Article.objects.filter(pk=article.pk).update(title=title)
        revisions.record(article=article, by=None, significance=weight)
        if title == "A":
            Article.objects.filter(pk=translation.pk).update(based_on=revisions.newest(article))
    Revision.objects.update(at=timezone.now() - dt.timedelta(days=1_000))
    purge(keep=1, days=365)
    assert (left(article), staleness()[translation.pk]) == ([1, 3, 5], True)


def history(length):
    article = ArticleFactory()
    for number in range(length):
        Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
        revisions.record(article=article, by=None)
    Revision.objects.update(at=timezone.now() - dt.timedelta(days=1_000))
    return article


def left(article):
    return sorted(article.revisions.values_list("number", flat=True))


@pytest.mark.parametrize(("keep", "days", "numbers"), [(1, 365, [5]), (2, 365, [4, 5]), (9, 365, [1, 2, 3, 4, 5]),
                                                       (1, 2_000, [1, 2, 3, 4, 5])])  # fmt: skip
def test_newest_and_young_ones_stay(keep, days, numbers):
    article = history(5)
    purge(keep=keep, days=days)
    assert left(article) == numbers


def test_command_counts_first_and_deletes_then(capsys):
    article = history(5)
    call_command("purge_revisions", keep=2, days=365, dry_run=True)
    call_command("purge_revisions", keep=2, days=365)
    assert (
        capsys.readouterr().out == "3 revisions would be deleted; nothing was.\n3 revisions were deleted.\n"
    )
    assert left(article) == [4, 5]


@pytest.mark.parametrize("wrong", [{"keep": 0}, {"days": -1}])
def test_command_refuses_to_delete_all(wrong):
    with pytest.raises(CommandError):
        call_command("purge_revisions", **wrong)
