"""Matching: which row an entry means, by its natural key, or by its primary key where it gives one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from articles.loading.backlog import AT_ONCE, Seen
from articles.loading.building import build
from articles.loading.entries import LEFT_OUT, Entry
from articles.loading.keys import NaturalKeys
from articles.loading.refusal import refusal, shown
from articles.loading.values import same

type Changes = list[tuple[Entry, set[str]]]


class Matcher:
    """Finds the existing rows of one model, and refuses an object that stands in the fixtures twice."""

    def __init__(self, keys: NaturalKeys) -> None:
        self.keys = keys
        self._seen = Seen()

    def match(self, entries: list[Entry]) -> tuple[Changes, list[Entry]]:
        """Entries whose row is to be changed, with the fields that differ, and those without a row. One that was merged
        here is none of both.

        What a row has already is read as values; only one that is to be changed is made an object. Two queries for each
        500 entries, one more for each 500 changes.
        """
        if not entries:
            return [], []
        model = entries[0].model
        has_keys = self.keys.supports(model)
        for entry in entries:
            build(entry, using=self.keys.using)
            entry.key = self._natural_key(entry) if has_keys else None
        for entry in entries:
            self._once(entry)
        found = self.keys.find(
            model, [entry.key for entry in entries if entry.pk is None and entry.key is not None]
        )
        for entry in entries:
            entry.row = entry.pk if entry.pk is not None else found.get(entry.key)  # type: ignore[arg-type]
            if entry.pk is None and (model, entry.key) in self.keys.former.followed:
                entry.state, entry.instance = LEFT_OUT, None
        entries = [entry for entry in entries if entry.state != LEFT_OUT]
        differing, new = self._compared(model, entries)
        rows = in_bulk(model, [entry.row for entry, _ in differing], using=self.keys.using)
        for entry, changed in differing:
            entry.instance = rows[entry.row]
            for field in model._meta.concrete_fields:
                if field.name in changed:
                    setattr(entry.instance, field.attname, entry.values[field.attname])
        return differing, new

    def _compared(self, model: type[models.Model], entries: list[Entry]) -> tuple[Changes, list[Entry]]:
        by_row: dict[Any, list[Entry]] = defaultdict(list)
        columns: dict[str, None] = {}
        for entry in entries:
            if entry.row is not None:
                by_row[entry.row].append(entry)
                columns |= dict.fromkeys(entry.values)
        differing: Changes = []
        there: set[int] = set()
        for pk, *stored in self._values(model, list(by_row), columns):
            row = dict(zip(columns, stored, strict=True))
            for entry in by_row[pk]:
                there.add(id(entry))
                if changed := self._changed(entry, row):
                    differing.append((entry, changed))
        return differing, [entry for entry in entries if id(entry) not in there]

    def _changed(self, entry: Entry, row: dict[str, Any]) -> set[str]:
        """The fields that differ; the object that was built for the sake of its key goes."""
        given = entry.values
        unlike = {column for column in given if row[column] != given[column]}
        if unlike and entry.pk is not None and entry.key is not None:
            self._same(entry, unlike)
        changed = {
            entry.model._meta.get_field(column).name
            for column in unlike
            if not same(row[column], given[column])
        }
        entry.state, entry.instance = "changed" if changed else "unchanged", None
        return changed

    def _values(self, model: type[models.Model], pks: list[Any], columns: Iterable[str]) -> Any:
        rows = model._base_manager.using(self.keys.using).order_by()
        for start in range(0, len(pks), AT_ONCE):
            yield from rows.filter(pk__in=pks[start : start + AT_ONCE]).values_list("pk", *columns)

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
        if entry.pk is None:
            for path in conditions or ():
                name = path.partition("__")[0]
                if name not in entry.given and self._is_drawn(entry.model, name):
                    raise refusal(
                        entry.place,
                        "it is missing, and without it each load would add one more; write it",
                        field=name,
                    )
        return key

    def _is_drawn(self, model: type[models.Model], name: str) -> bool:
        field: Any = model._meta.get_field(name)
        return field.has_default() and callable(field.default)

    def _once(self, entry: Entry) -> None:
        for name in (("pk", entry.pk), ("key", entry.key)):
            if name[1] is None:
                continue
            first = self._seen.first(name, entry.place)
            if first is not entry.place:
                raise refusal(
                    entry.place, f"the same object stands in {first.file}, {first.position}, too; keep one"
                )

    def _same(self, entry: Entry, unlike: set[str]) -> None:
        """A pk from another database may be another object here: overwriting it would lose it without a word."""
        parts = {path.partition("__")[0] for path in self.keys.conditions(entry.model, entry.key) or ()}  # type: ignore[arg-type]
        fields = [entry.model._meta.get_field(name) for name in parts]
        differ = [f for f in fields if f.name in entry.given and not f.primary_key]
        if any(f.attname in unlike for f in differ):
            row = entry.model._base_manager.using(self.keys.using).get(pk=entry.pk)
            raise refusal(
                entry.place,
                f"the row with pk {shown(entry.pk)} is another object here ({row}); leave the pk out, so that the "
                "object is found by its natural key",
                field="pk",
            )


def in_bulk(model: type[models.Model], pks: list[Any], *, using: str) -> dict[Any, models.Model]:
    """Rows by primary key. One query for each 500."""
    rows: dict[Any, models.Model] = {}
    for start in range(0, len(pks), AT_ONCE):
        rows.update(model._base_manager.using(using).in_bulk(pks[start : start + AT_ONCE]))
    return rows
