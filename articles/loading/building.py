"""Building of the rows that entries would make, without asking the database.

A load builds as many rows as it has objects, if only to ask each for its key; Django's own constructor takes longer for
that than all else. What it does beside setting values is done where anybody wants it: a model with a constructor of its
own, or with somebody who listens, is built by it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.base import ModelState
from django.db.models.signals import post_init, pre_init

from articles.loading.entries import Entry
from articles.loading.refusal import refusal, words


def build(entry: Entry, *, using: str) -> models.Model:
    """The entry's row as it would be, with what it points to as far as that is known."""
    row = _row(entry.model, entry.values)
    if entry.pk is not None:
        row.pk = entry.pk
    row._state.db = using
    if entry.related:
        row._state.fields_cache.update(entry.related)
    entry.instance = row
    if getattr(row, "slug", None) == "" and hasattr(row, "clean"):
        try:
            row.clean()  # makes the address part from the name
        except ValidationError as error:
            field, message = words(error)
            raise refusal(entry.place, message, field=field) from error
    return row


def _row(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    if not _is_plain(model):
        return model(**values)
    row = model.__new__(model)
    row.__dict__ = {"_state": ModelState(), **_constants(model)}
    for attname, make in _makers(model):
        if attname not in values:
            row.__dict__[attname] = make()
    row.__dict__.update(values)
    return row


def _is_plain(model: type[models.Model]) -> bool:
    listened = pre_init.has_listeners(model) or post_init.has_listeners(model)
    return model.__init__ is models.Model.__init__ and not listened


def _stored(model: type[models.Model]) -> list[models.Field]:
    """The fields that a row has before it is stored."""
    return [field for field in model._meta.concrete_fields if not field.generated]


@cache
def _constants(model: type[models.Model]) -> dict[str, Any]:
    """Defaults that are the same for each row."""
    return {field.attname: field.get_default() for field in _stored(model) if not has_own_default(field)}


@cache
def _makers(model: type[models.Model]) -> list[tuple[str, Callable[[], Any]]]:
    return [(field.attname, field.get_default) for field in _stored(model) if has_own_default(field)]


def has_own_default(field: models.Field) -> bool:
    """Whether each row is given a default of its own: a time, a key drawn by lot, a list."""
    return field.has_db_default() or (field.has_default() and callable(field.default))
