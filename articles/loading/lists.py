"""Many-to-many values: rows between two tables, written only where the list differs from what is there."""

from collections import defaultdict
from typing import Any

from django.db import DatabaseError, models, transaction

from articles.loading.entries import Entry
from articles.loading.keys import ONE_FIELD, NaturalKeys
from articles.loading.references import unknown_key
from articles.loading.refusal import refusal


def write_lists(entries: list[Entry], *, keys: NaturalKeys) -> None:
    """Make each list as the fixture has it. Two queries a field for each 500 entries when nothing differs."""
    by_field: dict[models.ManyToManyField, list[Entry]] = defaultdict(list)
    for entry in entries:
        for field in entry.lists:
            by_field[field].append(entry)
    for field, holders in by_field.items():
        wanted = _wanted(field, holders, keys)
        for start in range(0, len(holders), ONE_FIELD):
            _write(field, holders[start : start + ONE_FIELD], wanted, using=keys.using)


def _wanted(field: models.ManyToManyField, holders: list[Entry], keys: NaturalKeys) -> dict[Entry, list[Any]]:
    """The primary keys each list means, each once, all of them with a row."""
    target = field.remote_field.model
    natural = {key for entry in holders for key in entry.lists[field] if isinstance(key, tuple)}
    found = keys.find(target, natural)
    plain = {key for entry in holders for key in entry.lists[field] if not isinstance(key, tuple)}
    known = set(target._base_manager.using(keys.using).filter(pk__in=plain).values_list("pk", flat=True))
    found |= {key: key for key in known}
    result = {}
    for entry in holders:
        for key in entry.lists[field]:
            if key not in found:
                raise unknown_key(entry, field, key)
        result[entry] = list(dict.fromkeys(found[key] for key in entry.lists[field]))
    return result


def _write(
    field: models.ManyToManyField, holders: list[Entry], wanted: dict[Entry, list[Any]], *, using: str
) -> None:
    through = field.remote_field.through
    ours = through._meta.get_field(field.m2m_field_name()).attname
    theirs = through._meta.get_field(field.m2m_reverse_field_name()).attname
    rows = through._base_manager.using(using)
    here: dict[Any, set[Any]] = defaultdict(set)
    pks = [entry.instance.pk for entry in holders]  # type: ignore[union-attr]
    for one, other in rows.filter(**{f"{ours}__in": pks}).values_list(ours, theirs):
        here[one].add(other)
    new: dict[Entry, list[models.Model]] = {}
    for entry in holders:
        pk = entry.instance.pk  # type: ignore[union-attr]
        new[entry] = [
            through(**{ours: pk, theirs: other}) for other in wanted[entry] if other not in here[pk]
        ]
        gone = here[pk] - set(wanted[entry])
        if gone:
            rows.filter(**{ours: pk, f"{theirs}__in": gone}).delete()
        if (new[entry] or gone) and entry.state == "unchanged":
            entry.state = "changed"
    try:
        with transaction.atomic(using=using):
            rows.bulk_create([row for made in new.values() for row in made])
    except DatabaseError as error:
        first = next(entry for entry, made in new.items() if made)
        raise refusal(
            first.place, f"the database refuses this list or a later one ({error})", field=field.name
        ) from error
