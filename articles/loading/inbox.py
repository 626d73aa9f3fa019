"""Inbox: all entries of a load by model, in memory as long as they are few."""

from collections.abc import Iterable

from django.db import models

from articles.loading.backlog import Backlog
from articles.loading.entries import Entry

IN_MEMORY = 10_000  # entries of all models
LONG = 16 * 1024 * 1024  # characters of their texts


class Inbox:
    """Entries are checked one after the other and written model by model, so they have to wait somewhere."""

    def __init__(self) -> None:
        self._by_model: dict[type[models.Model], Backlog[Entry]] = {}
        self._count = self._characters = 0

    def put(self, entry: Entry) -> None:
        self._by_model.setdefault(entry.model, Backlog()).append(entry)
        self._count += 1
        self._characters += sum(len(value) for value in entry.values.values() if isinstance(value, str))
        if self._count >= IN_MEMORY or self._characters >= LONG:
            for entries in self._by_model.values():
                entries.spill()
            self._count = self._characters = 0

    def __len__(self) -> int:
        return sum(map(len, self._by_model.values()))

    def kinds(self) -> Iterable[type[models.Model]]:
        return self._by_model.keys()

    def entries(self, model: type[models.Model]) -> Backlog[Entry]:
        """Taken out: what has been written needs no room any more."""
        return self._by_model.pop(model)
