"""Former keys: an entry that was merged here stays merged, though a fixture has it still.

Its key leads to the entry it went into; what the fixture says of the entry itself is left out. Read once, before
anything is written: former addresses that the fixtures bring are those of rows they bring as well.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db import models

from provinces.models import FormerAddress

type Key = tuple[type[models.Model], tuple[Any, ...]]


class FormerKeys:
    """Which keys lead to which of today. One query a load."""

    def __init__(self, using: str) -> None:
        self.using = using
        self.followed: dict[Key, tuple[Any, ...]] = {}  # those that were asked for, and led to a row

    def read(self) -> None:
        """Before the first row is written."""
        _ = self._leads

    @cached_property
    def _leads(self) -> dict[tuple[str, str], str]:
        rows = FormerAddress.objects.using(self.using).filter(merged=True)
        return {(row.kind, row.former): row.current for row in rows}

    def leading(
        self, model: type[models.Model], keys: Iterable[tuple[Any, ...]]
    ) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        """Of keys that no row has: those that one had, and its key of today."""
        for key in keys:
            current = self._leads.get((model._meta.label_lower, key[0])) if len(key) == 1 else None
            if current is not None and current != key[0]:
                yield key, (current,)

    def left_out(self) -> list[str]:
        """A sentence for each that was met, for the one who loads."""
        return [
            f"{model._meta.label_lower} {former} was merged into {current} here; the fixtures still have it, and it "
            "was left out. What names it names the other."
            for (model, (former,)), (current,) in sorted(self.followed.items(), key=lambda each: str(each[0]))
        ]
