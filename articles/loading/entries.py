"""Fixture entries: one object with its model and checked values, its references still as natural keys."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from articles.loading.refusal import Place

LEFT_OUT = "left out"  # the state of one that was merged into another here


@dataclass(eq=False, slots=True)
class Entry:
    """`values` by attribute name; `references` and `lists` by field name, each key a tuple (natural) or a plain pk."""

    place: Place
    model: type[models.Model]
    pk: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    references: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)  # names of the fields the fixture holds
    postponed: dict[str, tuple] = field(default_factory=dict)  # references left empty for now
    key: tuple | None = None  # its own natural key, once known
    row: Any = None  # primary key of the row it means, once there
    state: str = ""  # new, changed, unchanged or left out, once stored
    related: dict[str, models.Model] = field(default_factory=dict)
    instance: models.Model | None = None

    def __reduce__(self) -> Any:
        """To the disk without what can be made again."""
        kept = (self.place, self.model, self.pk, self.values, self.references, self.lists, self.given)
        return Entry, (*kept, self.postponed, self.key, self.row, self.state)

    def reference(self, name: str) -> models.ForeignKey:
        return self.model._meta.get_field(name)  # type: ignore[return-value]
