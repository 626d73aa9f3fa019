"""Over any history, a purge takes nothing that readers saw, that is the text of today, or that something rests on."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import publishing, revisions
from articles.models import Article, Revision
from articles.purging import purge
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
STEPS = st.lists(
    st.sampled_from(
        ["edit", "edit", "edit", "publish", "withdraw", "tie", "submit", "return", "original", "schedule"]
    ),
    max_size=25,
)


def do(step, article, translation, number):
    article.refresh_from_db()
    try:
        if step == "edit":
            Article.objects.filter(pk=article.pk).update(title=f"Title {number}")
            revisions.record(article=article, by=None)
        elif step == "publish":
            publishing.publish(article=article, by=None)
        elif step == "schedule":
            publishing.publish(article=article, by=None, at=timezone.now() + dt.timedelta(days=1))
        elif step == "withdraw":
            publishing.withdraw(article=article, by=None, reason="x")
        elif step == "submit":
            publishing.submit(article=article, by=None)
        elif step == "return":
            publishing.give_back(article=article, by=None, comment="x")
        elif step == "original":
            revisions.record_original(article=article, text=f"Một {number}", by=None)
        elif step == "tie":
            Article.objects.filter(pk=translation.pk).update(based_on=revisions.newest(article))
    except publishing.NotPublishable:
        pass


def precious(article):
    """Everything that must stay, by rules written anew."""
    keys = set(Revision.objects.filter(was_public=True).values_list("pk", flat=True))
    keys |= set(Article.objects.exclude(based_on=None).values_list("based_on", flat=True))
    keys |= set(article.reviews.exclude(revision=None).values_list("revision", flat=True))
    for part in ("text", "original"):
        newest = revisions.newest(article, part)
        keys |= {newest.pk} if newest else set()
    return keys


@settings(deadline=None, max_examples=60)
@given(steps=STEPS, keep=st.integers(min_value=1, max_value=3))
def test_no_precious_revision_is_lost_over_random_histories(steps, keep):
    with transaction.atomic():
        article, translation = ArticleFactory(language="vi"), ArticleFactory()
        for number, step in enumerate(steps):
            do(step, article, translation, number)
        Revision.objects.update(at=timezone.now() - dt.timedelta(days=1_000))
        before, kept = set(Revision.objects.values_list("pk", flat=True)), precious(article)
        gone = purge(keep=keep, days=365)
        after = set(Revision.objects.values_list("pk", flat=True))
        assert kept <= after
        assert len(before) - len(after) == gone
        transaction.set_rollback(True)  # the next example begins with no rows


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
