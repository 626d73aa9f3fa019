"""Purging of old revisions, never of one that anything rests on."""

import datetime as dt
from itertools import batched

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.choices import Part, Significance
from articles.models import Article, Review, Revision

AT_ONCE = (
    500  # revisions a query; SQLite takes no more than some thousand values, and no lock is held for long
)


def superfluous(*, keep: int, days: int) -> QuerySet[Revision]:
    """Revisions that may go: older than `days`, not among the newest `keep` of their text, and nothing rests on them.

    Never: the newest of a text, which is what a public, scheduled or reviewed article says; one that readers have, or
    may have, seen; one a translation is based on; one a review is about; the newest that changed more than a typo, by
    which a translation knows that it is stale.
    """
    if keep < 1 or days < 0:
        raise ValueError("Keep at least one revision, and name no negative number of days.")
    same_text = Revision.objects.filter(article=OuterRef("article"), part=OuterRef("part"))
    numbers = same_text.order_by("-number").values("number")
    next_one = same_text.filter(number__gt=OuterRef("number")).order_by("number")
    old = Revision.objects.filter(at__lt=timezone.now() - dt.timedelta(days=days)).annotate(
        last=numbers[:1],
        last_that_counts=numbers.filter(significance__gt=Significance.TYPO)[:1],
        replaced_at=next_one.values("at")[:1],
    )
    # A scheduled text goes out with no write, and so unmarked: whatever was still there when its time came was seen.
    unseen = Q(was_public=False) & (
        Q(part=Part.ORIGINAL)
        | Q(article__publish_at__isnull=True)
        | Q(replaced_at__lt=F("article__publish_at"))
    )
    decides_nothing = Q(last_that_counts__isnull=True) | ~Q(number=F("last_that_counts"))
    based_on_it = Article.objects.filter(based_on=OuterRef("pk"))
    about_it = Review.objects.filter(revision=OuterRef("pk"))
    return old.filter(
        unseen & decides_nothing, ~Exists(based_on_it), ~Exists(about_it), number__lte=F("last") - keep
    )


def purge(*, keep: int, days: int) -> int:
    """Delete what is superfluous, a few hundred at a time, each asked about again before it goes; return how many."""
    doomed = list(superfluous(keep=keep, days=days).values_list("pk", flat=True))
    gone = 0
    for keys in batched(doomed, AT_ONCE):
        with transaction.atomic():
            rows = superfluous(keep=keep, days=days).filter(pk__in=keys)
            gone += rows.count()
            Revision.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
    return gone
