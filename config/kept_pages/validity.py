"""How long a page stays the same by the clock: until something becomes due, or the day ends."""

import datetime as dt

from django.db.models import Subquery
from django.utils import timezone

from articles.choices import Language
from articles.models import Article, ChangeNote, PublicVersion
from articles.models.public_version import EVERYTHING


def until() -> float:
    """Seconds since 1970 of the next moment that may change a page although nobody writes. One query.

    Scheduled articles and notes become due; at midnight in Viet Nam there is another "on this day". Each is looked up
    in its index.
    """
    now = timezone.localtime()
    midnight = (now + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    due = {
        language: Article.objects.in_language(language)
        .scheduled()
        .order_by("publish_at")
        .values("publish_at")
        for language in Language
    }
    due["notes"] = ChangeNote.objects.filter(at__gt=now).order_by("at").values("at")
    row = PublicVersion.objects.filter(pk=EVERYTHING).values_list(
        *(Subquery(each[:1]) for each in due.values())
    )
    return min(moment for moment in (*(row.first() or ()), midnight) if moment).timestamp()
