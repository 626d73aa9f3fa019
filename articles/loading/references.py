"""Foreign keys of entries: natural keys become primary keys, and every primary key must lead to a row."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

from django.db import models

from articles.loading.backlog import AT_ONCE, IN_MEMORY, Backlog
from articles.loading.entries import Entry
from articles.loading.keys import NaturalKeys
from articles.loading.refusal import Place, refusal, shown


def resolve(
    entries: Iterable[Entry], *, keys: NaturalKeys, unfinished: set[type[models.Model]]
) -> tuple[list[Entry], list[Entry]]:
    """Those whose references all lead to rows, and those that wait for a row of a model not finished yet.

    CommandError for a key that nothing can answer any more. Cost: `NaturalKeys.find` for each model pointed to.
    """
    entries = list(entries)
    wanted: dict[type[models.Model], set[tuple]] = defaultdict(set)
    for entry in entries:
        for name, key in entry.references.items():
            if isinstance(key, tuple):
                wanted[entry.reference(name).related_model].add(key)
    found = {model: keys.find(model, asked) for model, asked in wanted.items()}
    ready, waiting = [], []
    for entry in entries:
        (ready if _resolved(entry, found, keys, unfinished) else waiting).append(entry)
    return ready, waiting


def _resolved(
    entry: Entry,
    found: dict[type[models.Model], dict[tuple, Any]],
    keys: NaturalKeys,
    unfinished: set[type[models.Model]],
) -> bool:
    complete = True
    for name, key in entry.references.items():
        field = entry.reference(name)
        if not isinstance(key, tuple):
            entry.values[field.attname] = key
            continue
        target = field.related_model
        pk = found[target].get(key)
        if pk is not None:
            entry.values[field.attname] = pk
            if stand_in := keys.stand_in(target, key, pk):
                entry.related[name] = stand_in
        elif target in unfinished:
            complete = False
        else:
            raise unknown_key(entry.place, field, key)
    return complete


def postpone(waiting: Iterable[Entry]) -> None:
    """Break a circle: leave optional references empty for now. CommandError where one of them must not be empty."""
    for entry in waiting:
        for name, key in entry.references.items():
            field = entry.reference(name)
            if isinstance(key, tuple) and field.attname not in entry.values:
                if not field.null:
                    raise unknown_key(entry.place, field, key)
                entry.postponed[name] = key


def settle(entries: Iterable[Entry], *, keys: NaturalKeys) -> None:
    """Look up what was postponed, now that every row is there."""
    wanted: dict[type[models.Model], set[tuple]] = defaultdict(set)
    for entry in entries:
        for name, key in entry.postponed.items():
            wanted[entry.reference(name).related_model].add(key)
    found = {model: keys.find(model, asked) for model, asked in wanted.items()}
    for entry in entries:
        for name, key in entry.postponed.items():
            field = entry.reference(name)
            if key not in found[field.related_model]:
                raise unknown_key(entry.place, field, key)
            entry.values[field.attname] = found[field.related_model][key]


class _Asked(NamedTuple):
    """A primary key that an entry points to, and what is needed to say that it leads nowhere."""

    model: type[models.Model]
    key: Any
    holder: type[models.Model]
    name: str
    place: Place


class PlainKeys:
    """References by primary key. One query for each 500 such keys of a model; natural keys cost none."""

    def __init__(self, using: str) -> None:
        self.using = using
        self._asked: dict[tuple[type[models.Model], Any], _Asked] = {}
        self._not_yet: Backlog[_Asked] = Backlog()

    def note(self, entry: Entry) -> None:
        for name, key in entry.references.items():
            if key is not None and not isinstance(key, tuple):
                model = entry.reference(name).related_model
                self._asked.setdefault((model, key), _Asked(model, key, entry.model, name, entry.place))
        if len(self._asked) > IN_MEMORY:
            self._not_yet.extend(self._without_row(self._asked.values()))
            self._asked.clear()

    def check(self) -> None:
        """Refuse a primary key without its row, now that every row is there."""
        for batch in chain(self._not_yet.batches(), [list(self._asked.values())]):
            for asked in self._without_row(batch):
                field: Any = asked.holder._meta.get_field(asked.name)
                raise unknown_key(asked.place, field, asked.key)

    def _without_row(self, asked: Iterable[_Asked]) -> list[_Asked]:
        asked = list(asked)
        by_model: dict[type[models.Model], set[Any]] = defaultdict(set)
        for each in asked:
            by_model[each.model].add(each.key)
        known = {(model, key) for model, keys in by_model.items() for key in self._known(model, list(keys))}
        return [each for each in asked if (each.model, each.key) not in known]

    def _known(self, model: type[models.Model], keys: list[Any]) -> Iterable[Any]:
        rows = model._base_manager.using(self.using).order_by()
        for start in range(0, len(keys), AT_ONCE):
            yield from rows.filter(pk__in=keys[start : start + AT_ONCE]).values_list("pk", flat=True)


def unknown_key(place: Place, field: Any, key: Any) -> Exception:
    """The refusal of a reference that leads nowhere."""
    label = field.related_model._meta.label_lower
    key = list(key) if isinstance(key, tuple) else key
    return refusal(
        place,
        f"there is no {label} {shown(key)}, neither in these fixtures nor in the database; "
        "correct the key, or add that object",
        field=field.name,
    )
