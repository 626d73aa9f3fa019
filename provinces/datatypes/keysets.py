"""Keyset pagination: a stretch of a list is entered in its index, at the same cost however long the list is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


@dataclass(frozen=True)
class Stretch:
    """At most `count` rows in the order of the column `time`, then of their number: the newest first, or upwards.

    `place` is the time and the number of the row that it begins behind; None begins with the first row of all.
    """

    count: int
    time: str = "dated"
    place: tuple[Any, int] | None = None
    upwards: bool = False

    def of(self, rows: Any, number: str = "pk") -> QuerySet:
        """The stretch of a queryset, or of anything with a method `cut` for stretches.

        `number` names the column that tells rows of the same time apart.
        """
        return (
            self.ordered(self.bounded(rows, number), number) if isinstance(rows, QuerySet) else rows.cut(self)
        )

    def ordered(self, rows: QuerySet, number: str = "pk") -> QuerySet:
        """The first rows of all, in the order of the stretch."""
        sign = "" if self.upwards else "-"
        return rows.order_by(f"{sign}{self.time}", f"{sign}{number}")[: self.count]

    def bounded(self, rows: QuerySet, number: str = "pk") -> QuerySet:
        """All rows behind the place, in no order."""
        if self.place is None:
            return rows
        moment, key = self.place
        way = "gt" if self.upwards else "lt"
        beyond = Q(**{f"{self.time}__{way}": moment}) | Q(**{f"{number}__{way}": key})
        # The bound on the time stands alone, so that both databases enter the index at the place.
        return rows.filter(beyond, **{f"{self.time}__{way}e": moment})
