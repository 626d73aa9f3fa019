"""Counts with an end: whoever reads "1,000 or more" needs no number of all, and no index is read through for it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

MOST = 1_000


class BoundedCount(models.Subquery):
    """A column: how many rows the queryset has for this one, `most` at most."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()

    def __init__(self, queryset: models.QuerySet, most: int | None = None) -> None:
        super().__init__(queryset.order_by().values("pk")[: most or MOST])


def count_of(queryset: models.QuerySet) -> int:
    """How many rows it has, `MOST` at most. One query."""
    return queryset.order_by()[:MOST].count()


def in_words(count: Any) -> str:
    """The number, or that it is `MOST` or more."""
    if count < MOST:
        return str(count)
    return _("%(number)s or more") % {"number": f"{MOST:,}"}
