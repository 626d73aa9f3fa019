"""Age notices: how old an article is, and which of its provinces have been renamed since."""

import datetime as dt

from django.utils import timezone

from articles.models import Article
from provinces.datatypes.partial_dates import last_day_of
from provinces.lineage import current_successors
from provinces.models import Province


def years_old(article: Article, today: dt.date | None = None) -> int:
    """Full years since the original, or since our publication where its date is not known. Never one too many.

    A date known only in part counts from the last day it can mean.
    """
    known = article.original_date or f"{timezone.localtime(article.publish_at):%Y-%m-%d}"
    day = last_day_of(known)
    today = today or timezone.localdate()
    if day is None or day > today:
        return 0
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def renamed(article: Article) -> list[tuple[Province, list[Province]]]:
    """The article's provinces that are no more, each with what it is part of today. At most one query."""
    gone = [province for province in article.part("provinces") if province.valid_to]
    return current_successors(gone) if gone else []
