"""Matching: which row an entry means, by its natural key, or by its primary key where it gives one."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from articles.loading.entries import Entry
from articles.loading.keys import ONE_FIELD, NaturalKeys
from articles.loading.refusal import Place, refusal, shown


def build(entry: Entry, *, using: str) -> None:
    """The row the entry would make, without asking the database."""
    entry.instance = entry.model(**entry.values)
    if entry.pk is not None:
        entry.instance.pk = entry.pk
    entry.instance._state.db = using
    for field, related in entry.related.items():
        field.set_cached_value(entry.instance, related)
    if getattr(entry.instance, "slug", None) == "" and hasattr(entry.instance, "clean"):
        entry.instance.clean()  # makes the address part from the name


class Matcher:
    """Finds existing rows, and refuses an object that stands in the fixtures twice."""

    def __init__(self, keys: NaturalKeys) -> None:
        self.keys = keys
        self._seen: dict[tuple[type[models.Model], Any], Place] = {}

    def match(self, entries: list[Entry]) -> dict[Entry, models.Model]:
        """Entries of one model to their existing rows. Two queries for each 500 entries."""
        if not entries:
            return {}
        model, natural = entries[0].model, {}
        if self.keys.supports(model):
            natural = {entry: key for entry in entries if (key := self._natural_key(entry)) is not None}
        for entry in entries:
            self._once(entry, natural.get(entry))
        found = self.keys.find(model, [key for entry, key in natural.items() if entry.pk is None])
        pks = {
            entry: entry.pk if entry.pk is not None else found.get(natural.get(entry))  # type: ignore[call-overload]
            for entry in entries
        }
        rows = self._rows(model, [pk for pk in pks.values() if pk is not None])
        matched = {entry: rows[pk] for entry, pk in pks.items() if pk in rows}
        for entry, row in matched.items():
            self._same(entry, row, natural.get(entry))
        return matched

    def _natural_key(self, entry: Entry) -> tuple | None:
        try:
            key = tuple(entry.instance.natural_key())  # type: ignore[union-attr]
            conditions = self.keys.conditions(entry.model, key)
        except ObjectDoesNotExist as error:
            if any(
                f.is_relation and getattr(entry.instance, f.attname) is None for f in entry.model._meta.fields
            ):
                return None  # a part of the key is not given: the check of missing fields says which
            raise refusal(
                entry.place, f"its key cannot be made: {error}; correct what it points to"
            ) from error
        except Exception:  # a key of parts that are not there: the constraints say better what is missing
            return None
        for path in conditions or ():
            field = entry.model._meta.get_field(path.partition("__")[0])
            random = field.has_default() and callable(field.default)
            if random and field.name not in entry.given and entry.pk is None:
                raise refusal(
                    entry.place,
                    "it is missing, and without it each load would add one more; write it",
                    field=field.name,
                )
        return key

    def _once(self, entry: Entry, key: tuple | None) -> None:
        for name in (("pk", entry.pk), ("key", key)):
            if name[1] is None:
                continue
            first = self._seen.setdefault((entry.model, name), entry.place)
            if first is not entry.place:
                raise refusal(
                    entry.place, f"the same object stands in {first.file}, {first.position}, too; keep one"
                )

    def _rows(self, model: type[models.Model], pks: Iterable[Any]) -> dict[Any, models.Model]:
        rows: dict[Any, models.Model] = {}
        pks = list(pks)
        for start in range(0, len(pks), ONE_FIELD):
            rows.update(
                model._base_manager.using(self.keys.using).in_bulk(list(pks[start : start + ONE_FIELD]))
            )
        return rows

    def _same(self, entry: Entry, row: models.Model, key: tuple | None) -> None:
        """A pk from another database may be another object here: overwriting it would lose it without a word."""
        if entry.pk is None or key is None:
            return
        parts = {path.partition("__")[0] for path in self.keys.conditions(entry.model, key) or ()}
        fields = [entry.model._meta.get_field(name) for name in parts]
        differ = [f for f in fields if f.name in entry.given and not f.primary_key]
        if any(getattr(row, f.attname) != entry.values.get(f.attname) for f in differ):
            raise refusal(
                entry.place,
                f"the row with pk {shown(entry.pk)} is another object here ({row}); leave the pk out, so that the "
                "object is found by its natural key",
                field="pk",
            )
