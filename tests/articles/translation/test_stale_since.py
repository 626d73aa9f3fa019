"""Since when a translation is stale, kept by triggers: whichever way, and in whichever order, rows are written."""

import datetime as dt
from itertools import permutations

import pytest
from django.db import transaction

from articles.models import Article, Revision
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def revision(article: Article, number: int, significance: int = 20, **more) -> Revision:
    return Revision(
        article=article,
        number=number,
        content={},
        fingerprint=str(number),
        significance=significance,
        at=START + dt.timedelta(days=number),
        **more,
    )


def since(article: Article) -> int | None:
    """The number of the revision that made it stale, or None."""
    moment = Article.objects.values_list("stale_since", flat=True).get(pk=article.pk)
    return None if moment is None else (moment - START).days


@pytest.fixture
def original() -> Article:
    return ArticleFactory(language="vi")


@pytest.fixture
def based(original) -> Article:
    """A translation of the original's first revision."""
    first = revision(original, 1)
    first.save()
    return ArticleFactory(original=original, based_on=first)


def test_first_change_by_more_than_a_typo_counts(original, based):
    found = [since(based)]
    for number, significance in ((2, 10), (3, 20), (4, 30)):
        revision(original, number, significance).save()
        found.append(since(based))
    assert found == [None, None, 3, 3]


def test_rows_in_any_order_say_the_same():
    """As a load brings them, whose foreign keys are looked at when all are there."""
    found = []
    for order in permutations(("article", "base", "newer")):
        original = ArticleFactory(language="vi")
        base, newer = revision(original, 1, pk=1_000 + 10 * original.pk), revision(original, 2)
        with transaction.atomic():
            for step in order:
                if step == "article":
                    article = ArticleFactory(original=original, based_on_id=base.pk)
                else:
                    Revision.objects.bulk_create([base if step == "base" else newer])
        found.append(since(article))
    assert found == [2] * 6


def test_change_that_becomes_a_typo_or_is_purged_or_moved(original, based):
    second, third = revision(original, 2), revision(original, 3)
    Revision.objects.bulk_create([second, third])
    found = [since(based)]
    Revision.objects.filter(number=2).update(significance=10)
    found.append(since(based))
    Revision.objects.filter(number=3).update(article=ArticleFactory())
    found.append(since(based))
    Revision.objects.filter(number=2).update(significance=30)
    found.append(since(based))
    Revision.objects.filter(number=2, article=original).delete()
    assert [*found, since(based)] == [2, 3, None, 2, None]


def test_current_again_and_never_by_a_form_that_was_open_before(original, based):
    opened = Article.objects.get(pk=based.pk)
    second = revision(original, 2)
    second.save()
    opened.title = "Saved with what the row said when the form was opened"
    opened.save()
    found = [since(based)]
    Article.objects.filter(pk=based.pk).update(based_on=second)
    found.append(since(based))
    stale = Article.objects.get(pk=based.pk)
    revision(original, 3).save()
    stale.save()
    found.append(since(based))
    Article.objects.filter(pk=based.pk).update(based_on=None)
    assert [*found, since(based)] == [2, None, 3, None]


def test_only_translations_of_that_text_are_touched(original, based):
    other = ArticleFactory(language="vi", title="Another")
    revision(other, 1).save()
    theirs = ArticleFactory(original=other, based_on=other.revisions.get(), title="Theirs")
    revision(original, 2, part="original").save()
    revision(other, 2).save()
    assert (since(based), since(theirs)) == (None, 2)
