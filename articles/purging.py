"""Old revisions taken away, and never one that anything rests on."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Revision


def superfluous(*, keep: int, days: int) -> QuerySet[Revision]:
    """Revisions that may go: older than `days`, not among the newest `keep` of their text, and nothing rests on them.

    Never: the newest of a text, which is what a public, scheduled or reviewed article says; one that readers have seen;
    one a translation is based on; one a review is about.
    """
    if keep < 1 or days < 0:
        raise ValueError("Keep at least one revision, and name no negative number of days.")
    newest = (
        Revision.objects.filter(article=OuterRef("article"), part=OuterRef("part"))
        .values("article", "part")
        .annotate(last=Max("number"))
        .values("last")
    )
    old = Revision.objects.annotate(last=newest).filter(at__lt=timezone.now() - dt.timedelta(days=days))
    rested_on = Q(Exists(Article.objects.filter(based_on=OuterRef("pk")))) | Q(reviews__isnull=False)
    return old.filter(number__lte=F("last") - keep, was_public=False).exclude(rested_on)


@transaction.atomic
def purge(*, keep: int, days: int) -> int:
    """Delete what is superfluous; return how many."""
    doomed = list(superfluous(keep=keep, days=days).values_list("pk", flat=True).distinct())
    Revision.objects.filter(pk__in=doomed).delete()
    return len(doomed)
