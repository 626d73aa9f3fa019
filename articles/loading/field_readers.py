"""Field readers: what a fixture says of one field, checked and put into the entry."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.loading.entries import Entry
from articles.loading.key_forms import BadKey
from articles.loading.keys import NaturalKeys
from articles.loading.refusal import refusal, shown, words
from articles.loading.values import ValueReader


class FieldReader:
    """Reads the values of one field into entries."""

    def __init__(self, known: Any, read: Callable[[Any], Any], keys: NaturalKeys) -> None:
        self.known, self.read, self.keys = known, read, keys
        self.name, self.attname = known.name, getattr(known, "attname", known.name)

    def read_into(self, entry: Entry, raw: Any) -> None:
        value = converted(entry, self.read, raw, self.name)
        if value == "" and isinstance(self.known, models.SlugField):
            return  # empty means: made from the name
        entry.values[self.attname] = value
        entry.given.add(self.name)

    def key(self, entry: Entry, raw: Any) -> Any:
        """A natural key as a tuple, or a pk as its target keeps it."""
        target = self.known.remote_field.model
        if isinstance(raw, list):
            try:
                key = tuple(raw)
                self.keys.conditions(target, key)
            except (BadKey, TypeError) as error:
                raise refusal(
                    entry.place,
                    f"{shown(raw)} is no natural key of {target._meta.label_lower}",
                    field=self.name,
                ) from error
            return key
        try:
            return self.read(raw)
        except ValidationError as error:
            advice = f"; write the natural key, as [{shown(raw)}]" if isinstance(raw, str) else ""
            raise refusal(
                entry.place, f"{shown(raw)} is no key of {target._meta.label_lower}{advice}", field=self.name
            ) from error


class _PrimaryKey(FieldReader):
    def read_into(self, entry: Entry, raw: Any) -> None:
        value = converted(entry, self.read, raw, self.name)
        if entry.pk is not None and entry.pk != value:
            raise refusal(
                entry.place,
                f"“pk” says {shown(entry.pk)} and the field {shown(value)}; keep one",
                field=self.name,
            )
        entry.pk = value
        entry.given.add(self.name)


class _Reference(FieldReader):
    def read_into(self, entry: Entry, raw: Any) -> None:
        if raw is None and not self.known.null:
            raise refusal(entry.place, "null is not accepted here; write the key of a row", field=self.name)
        entry.references[self.name] = None if raw is None else self.key(entry, raw)
        entry.given.add(self.name)


class _List(FieldReader):
    def read_into(self, entry: Entry, raw: Any) -> None:
        if not isinstance(raw, list):
            raise refusal(
                entry.place, f"a list of keys is expected, but {shown(raw)} is found", field=self.name
            )
        entry.lists[self.name] = [self.key(entry, part) for part in raw]
        entry.given.add(self.name)


class _Made(FieldReader):
    def read_into(self, entry: Entry, raw: Any) -> None:
        """Dumps carry them; the database makes them."""


def field_reader(known: Any, keys: NaturalKeys) -> FieldReader:
    if isinstance(known, models.GeneratedField):
        return _Made(known, lambda raw: raw, keys)
    if isinstance(known, models.ManyToManyField | models.ForeignKey):
        kind = _List if isinstance(known, models.ManyToManyField) else _Reference
        return kind(known, ValueReader(known.remote_field.model._meta.pk), keys)
    return (_PrimaryKey if known.primary_key else FieldReader)(known, ValueReader(known), keys)


def converted(entry: Entry, read: Callable[[Any], Any], raw: Any, name: str) -> Any:
    try:
        return read(raw)
    except ValidationError as error:
        raise refusal(entry.place, words(error)[1], field=name) from error
