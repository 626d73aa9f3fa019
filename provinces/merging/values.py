"""Values of entries that are merged: which differ, which stays unless somebody chooses, and all their names."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Field, GeneratedField, Model
from django.utils.translation import gettext as _

from provinces.datatypes.partial_dates import PartialDateField, in_words

NOT_CHOSEN = {"slug", "aliases"}  # the other's address leads to the kept one, and all names stay
NAMES = ("name", "local_name")


@dataclass
class Difference:
    """A field that the entries fill in differently; `offered` are the values by the key of the entry they stand in."""

    field: Field
    offered: dict[str, Any]
    usual: str  # the key of the entry whose value stays unless somebody chooses


def stated(model: type[Model]) -> list[Field]:
    """The fields in which somebody says something: a key alone if it leads to a row, and so says whose this one is."""
    return [
        each
        for each in model._meta.concrete_fields
        if each.editable
        and (each.is_relation or not each.primary_key)
        and not isinstance(each, GeneratedField)
    ]


def is_empty(field: Field, value: Any) -> bool:
    return value in field.empty_values


def differences(entries: list[Any]) -> list[Difference]:
    """Of the first, which stays, and the others. No query."""
    found = []
    for field in stated(type(entries[0])):
        values = {str(each.pk): getattr(each, field.attname) for each in entries}
        distinct = {key: value for key, value in values.items() if value not in _before(values, key)}
        if field.name in NOT_CHOSEN or len(distinct) < 2:
            continue
        usual = next(key for key, value in distinct.items() if not is_empty(field, value))
        found.append(Difference(field, distinct, usual))
    return found


def _before(values: dict[str, Any], key: str) -> list[Any]:
    keys = list(values)
    return [values[each] for each in keys[: keys.index(key)]]


def lacking(row: Any, other: Any, without: Field) -> list[Field]:
    """The fields in which `row` says something that `other` does not."""
    return [
        field
        for field in stated(type(row))
        if field is not without
        and not is_empty(field, value := getattr(row, field.attname))
        and value != getattr(other, field.attname)
    ]


def labelled(entry: Any) -> str:
    """Its name and address part: two entries of one thing often have one name."""
    return f"{entry} ({entry.slug})"


def all_names(entries: list[Any]) -> list[str]:
    """Every name and spelling of all of them, each once; capitals make no other name."""
    names = [getattr(each, name) for each in entries for name in NAMES]
    names += [alias for each in entries for alias in each.other_names]
    once: dict[str, str] = {}
    for name in filter(None, names):
        once.setdefault(name.casefold(), name)
    return list(once.values())


def shown(row: Any, field: Field) -> str:
    """What the row says in the field, in words. One query for another row that it names."""
    value = getattr(row, field.attname)
    if is_empty(field, value):
        return _("nothing")
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(field, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, PartialDateField):
        return in_words(value)
    return str(getattr(row, field.name))
