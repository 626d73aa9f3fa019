"""Columns of natural keys: by which columns of its own table a key is looked up, so that an index serves it.

A picture's key is its article's key and its place. Once the article's primary key is known, the picture is found by
two columns of its table; joined, neither database finds an index for many such keys at once.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from articles.loading.key_forms import KeyForm

type Model = type[models.Model]
type FormOf = Callable[[Model, int], KeyForm | None]


class Through(NamedTuple):
    """Another row that a key runs through: its model, and which values of ours are its key, in its order."""

    model: Model
    values: tuple[int, ...]


class Column(NamedTuple):
    """One column, and what it is compared with: a value of the key, or the primary key of a row it runs through."""

    field: models.Field
    source: int | Through


def columns_of(model: Model, paths: tuple[str, ...], form_of: FormOf) -> list[Column] | None:
    """The columns for keys that compare these paths. None where one runs through a row by another way than its key."""
    found: dict[str, Column] = {}
    for number, path in enumerate(paths):
        name, _, rest = path.partition("__")
        if name in found:
            continue
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        if not getattr(field, "concrete", False) or field.many_to_many:
            return None
        source: int | Through | None = _through(field, paths, form_of) if rest else number
        if source is None:
            return None
        found[name] = Column(field, source)
    return list(found.values())


def _through(field: Any, paths: tuple[str, ...], form_of: FormOf) -> Through | None:
    numbers = {
        path.removeprefix(f"{field.name}__"): number
        for number, path in enumerate(paths)
        if path.startswith(f"{field.name}__")
    }
    if not (isinstance(field, models.ForeignKey) and field.target_field.primary_key):
        return None
    form = form_of(field.related_model, len(numbers))
    if form is None or set(form.paths) != set(numbers):
        return None
    in_order = sorted(zip(form.parts, form.paths, strict=True))
    return Through(field.related_model, tuple(numbers[path] for _part, path in in_order))
