"""Foreign keys of entries: natural keys become primary keys, and every primary key must lead to a row."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models

from articles.loading.entries import Entry
from articles.loading.keys import ONE_FIELD, NaturalKeys
from articles.loading.refusal import refusal, shown


def resolve(
    entries: Iterable[Entry], *, keys: NaturalKeys, unfinished: set[type[models.Model]]
) -> tuple[list[Entry], list[Entry]]:
    """Those whose references all lead to rows, and those that wait for a row of a model not finished yet.

    CommandError for a key that nothing can answer any more. Cost: `NaturalKeys.find` for each model pointed to.
    """
    entries = list(entries)
    wanted: dict[type[models.Model], set[tuple]] = defaultdict(set)
    for entry in entries:
        for field, key in entry.references.items():
            if isinstance(key, tuple):
                wanted[field.related_model].add(key)
    found = {model: keys.find(model, asked) for model, asked in wanted.items()}
    ready, waiting = [], []
    for entry in entries:
        complete = True
        for field, key in entry.references.items():
            if not isinstance(key, tuple):
                entry.values[field.attname] = key
            elif key in found[field.related_model]:
                pk = found[field.related_model][key]
                entry.values[field.attname] = pk
                if stand_in := keys.stand_in(field.related_model, key, pk):
                    entry.related[field] = stand_in
            elif field.related_model in unfinished:
                complete = False
            else:
                raise unknown_key(entry, field, key)
        (ready if complete else waiting).append(entry)
    return ready, waiting


def postpone(waiting: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Break a circle: leave optional references empty for now. CommandError where one of them must not be empty."""
    for entry in waiting:
        for field, key in entry.references.items():
            if isinstance(key, tuple) and field.attname not in entry.values:
                if not field.null:
                    raise unknown_key(entry, field, key)
                entry.postponed[field] = key
    return waiting, []


def settle(entries: Iterable[Entry], *, keys: NaturalKeys) -> None:
    """Look up what was postponed, now that every row is there."""
    wanted: dict[type[models.Model], set[tuple]] = defaultdict(set)
    for entry in entries:
        for field, key in entry.postponed.items():
            wanted[field.related_model].add(key)
    found = {model: keys.find(model, asked) for model, asked in wanted.items()}
    for entry in entries:
        for field, key in entry.postponed.items():
            if key not in found[field.related_model]:
                raise unknown_key(entry, field, key)
            entry.values[field.attname] = found[field.related_model][key]


def check_plain_keys(entries: Iterable[Entry], *, using: str) -> None:
    """Refuse a primary key without its row. One query for each 500 such keys of a model; natural keys cost none."""
    asked: dict[type[models.Model], dict[Any, tuple[Entry, models.Field]]] = defaultdict(dict)
    for entry in entries:
        for field, key in entry.references.items():
            if key is not None and not isinstance(key, tuple):
                asked[field.related_model].setdefault(key, (entry, field))
    for model, places in asked.items():
        wanted = list(places)
        known: set[Any] = set()
        for start in range(0, len(wanted), ONE_FIELD):
            chunk = wanted[start : start + ONE_FIELD]
            known.update(model._base_manager.using(using).filter(pk__in=chunk).values_list("pk", flat=True))
        for key, (entry, field) in places.items():
            if key not in known:
                raise unknown_key(entry, field, key)


def unknown_key(entry: Entry, field: models.Field, key: Any) -> Exception:
    """The refusal of a reference that leads nowhere."""
    label = field.related_model._meta.label_lower
    key = list(key) if isinstance(key, tuple) else key
    return refusal(
        entry.place,
        f"there is no {label} {shown(key)}, neither in these fixtures nor in the database; "
        "correct the key, or add that object",
        field=field.name,
    )
