"""Rows that a load wrote: which they are, and where each stands in the fixtures."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import models

from articles.loading.backlog import Backlog
from articles.loading.refusal import Place

type Model = type[models.Model]


class Written(NamedTuple):
    """A row that is new or was changed; of a picture, also the article that it belongs to."""

    pk: Any
    place: Place
    is_new: bool
    article: Any = None


class WrittenRows:
    """By model."""

    def __init__(self) -> None:
        self._by_model: dict[Model, Backlog[Written]] = defaultdict(Backlog)

    def add(self, model: Model, row: Written) -> None:
        self._by_model[model].append(row)

    def kinds(self) -> list[Model]:
        return list(self._by_model)

    def of(self, model: Model) -> Backlog[Written]:
        return self._by_model.get(model) or Backlog()

    def batches(self, model: Model, size: int) -> Iterator[list[Written]]:
        for batch in self.of(model).batches():
            for start in range(0, len(batch), size):
                yield batch[start : start + size]

    def place_of(self, model: Model, pk: Any) -> Place | None:
        """Where the row stands, None where this load did not write it. Reads what was written; for refusals only."""
        return next((row.place for row in self.of(model) if row.pk == pk), None)
