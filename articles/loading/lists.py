"""Many-to-many values: rows between two tables, written only where the list differs from what is there."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db import DatabaseError, models, transaction

from articles.loading.backlog import AT_ONCE
from articles.loading.keys import NaturalKeys
from articles.loading.references import unknown_key
from articles.loading.refusal import Place, refusal


class Listed(NamedTuple):
    """A row and its lists, by field name."""

    place: Place
    model: type[models.Model]
    row: Any
    lists: dict[str, list[Any]]
    state: str  # of the row


def write_lists(listed: list[Listed], *, keys: NaturalKeys) -> list[Listed]:
    """Make each list as the fixture has it; those whose lists differed.

    Two queries a field for each 500 when none does.
    """
    by_field: dict[Any, list[Listed]] = defaultdict(list)
    for holder in listed:
        for name in holder.lists:
            by_field[holder.model._meta.get_field(name)].append(holder)
    differed: dict[int, Listed] = {}
    for field, holders in by_field.items():
        wanted = _wanted(field, holders, keys)
        for start in range(0, len(holders), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            for holder in _write(field, holders[part], wanted[part], using=keys.using):
                differed[id(holder)] = holder
    return list(differed.values())


def _wanted(field: models.ManyToManyField, holders: list[Listed], keys: NaturalKeys) -> list[list[Any]]:
    """The primary keys each list means, each once, all of them with a row."""
    target, name = field.remote_field.model, field.name
    natural = {key for holder in holders for key in holder.lists[name] if isinstance(key, tuple)}
    found = keys.find(target, natural)
    plain = {key for holder in holders for key in holder.lists[name] if not isinstance(key, tuple)}
    known = set(target._base_manager.using(keys.using).filter(pk__in=plain).values_list("pk", flat=True))
    found |= {key: key for key in known}
    result = []
    for holder in holders:
        for key in holder.lists[name]:
            if key not in found:
                raise unknown_key(holder.place, field, key)
        result.append(list(dict.fromkeys(found[key] for key in holder.lists[name])))
    return result


def _write(
    field: models.ManyToManyField, holders: list[Listed], wanted: list[list[Any]], *, using: str
) -> list[Listed]:
    through = field.remote_field.through
    ours = through._meta.get_field(field.m2m_field_name()).attname
    theirs = through._meta.get_field(field.m2m_reverse_field_name()).attname
    rows = through._base_manager.using(using)
    here: dict[Any, set[Any]] = defaultdict(set)
    of = {f"{ours}__in": [holder.row for holder in holders]}
    for one, other in rows.filter(**of).values_list(ours, theirs):
        here[one].add(other)
    differed, new = [], []
    for holder, others in zip(holders, wanted, strict=True):
        added = [
            through(**{ours: holder.row, theirs: other}) for other in others if other not in here[holder.row]
        ]
        gone = here[holder.row] - set(others)
        if gone:
            rows.filter(**{ours: holder.row, f"{theirs}__in": gone}).delete()
        if added or gone:
            differed.append(holder)
        new += added
    try:
        with transaction.atomic(using=using):
            rows.bulk_create(new)
    except DatabaseError as error:
        first = next(holder for holder in differed)
        raise refusal(
            first.place, f"the database refuses this list or a later one ({error})", field=field.name
        ) from error
    return differed
