"""Fixture entries: one object with its model and checked values, its references still as natural keys."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from articles.loading.contents import is_account
from articles.loading.keys import BadKey, NaturalKeys
from articles.loading.refusal import Place, refusal, shown, words
from articles.loading.values import value_of


@dataclass(eq=False)
class Entry:
    """`values` by attribute name; `references` and `lists` by field, each key a tuple (natural) or a plain pk."""

    place: Place
    model: type[models.Model]
    pk: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    references: dict[models.ForeignKey, Any] = field(default_factory=dict)
    lists: dict[models.ManyToManyField, list[Any]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)  # names of the fields the fixture holds
    related: dict[models.ForeignKey, models.Model] = field(default_factory=dict)
    postponed: dict[models.ForeignKey, tuple] = field(default_factory=dict)
    instance: models.Model | None = None
    state: str = ""  # new, changed or unchanged, once stored


def parse_entry(
    item: Any,
    *,
    place: Place,
    keys: NaturalKeys,
    ignore_unknown: bool = False,
    skipped: Callable[[type[models.Model]], bool] = lambda model: False,
) -> Entry | None:
    """The object as an Entry, None where it is to be skipped. CommandError for anything wrong in it. No query."""
    if not isinstance(item, dict) or not isinstance(item.get("model"), str):
        raise refusal(
            place, f"an object with “model” and “fields” is expected, but {shown(item)} is found; write it so"
        )
    fields = item.get("fields")
    place = place.named(_name(item["model"], fields, item.get("pk")))
    try:
        model = apps.get_model(item["model"])
    except (LookupError, ValueError) as error:
        if ignore_unknown:
            return None
        raise refusal(
            place, f"there is no model {shown(item['model'])}; write it as “provinces.province”"
        ) from error
    if skipped(model):
        return None
    _refuse_accounts(model, place)
    if unknown := item.keys() - {"model", "pk", "fields"}:
        raise refusal(
            place, f"{shown(min(unknown))} is not expected beside “model”, “pk” and “fields”; remove it"
        )
    if not isinstance(fields, dict):
        raise refusal(place, "the object “fields” is missing; write the values into it")
    entry = Entry(place, model)
    if item.get("pk") is not None:
        entry.pk = _converted(entry, model._meta.pk, item["pk"], "pk")
    for name, raw in fields.items():
        known = _field(model, name)
        if known is None:
            if ignore_unknown:
                continue
            raise refusal(place, _unknown_field(model, name), field=name)
        _take(entry, known, raw, keys)
    return entry


def _take(entry: Entry, known: models.Field, raw: Any, keys: NaturalKeys) -> None:
    name = known.name
    if isinstance(known, models.GeneratedField):
        return  # dumps carry them; the database makes them
    if isinstance(known, models.ManyToManyField):
        if not isinstance(raw, list):
            raise refusal(entry.place, f"a list of keys is expected, but {shown(raw)} is found", field=name)
        entry.lists[known] = [_key(entry, known, part, keys) for part in raw]
    elif isinstance(known, models.ForeignKey):
        if raw is None and not known.null:
            raise refusal(entry.place, "null is not accepted here; write the key of a row", field=name)
        entry.references[known] = _key(entry, known, raw, keys)
    elif known.primary_key:
        value = _converted(entry, known, raw, name)
        if entry.pk is not None and entry.pk != value:
            raise refusal(
                entry.place, f"“pk” says {shown(entry.pk)} and the field {shown(value)}; keep one", field=name
            )
        entry.pk = value
    else:
        value = _converted(entry, known, raw, name)
        if value == "" and isinstance(known, models.SlugField):
            return  # empty means: made from the name
        entry.values[known.attname] = value
    entry.given.add(name)


def _converted(entry: Entry, known: models.Field, raw: Any, name: str) -> Any:
    try:
        return value_of(known, raw)
    except ValidationError as error:
        raise refusal(entry.place, words(error)[1], field=name) from error


def _key(entry: Entry, known: models.Field, raw: Any, keys: NaturalKeys) -> Any:
    """A natural key as a tuple, or a pk as its target keeps it."""
    target = known.remote_field.model
    if raw is None and isinstance(known, models.ForeignKey):
        return None
    if isinstance(raw, list):
        try:
            keys.conditions(target, tuple(raw))
        except (BadKey, TypeError) as error:
            raise refusal(
                entry.place, f"{shown(raw)} is no natural key of {target._meta.label_lower}", field=known.name
            ) from error
        return tuple(raw)
    try:
        return value_of(target._meta.pk, raw)
    except ValidationError as error:
        advice = f"; write the natural key, as [{shown(raw)}]" if isinstance(raw, str) else ""
        raise refusal(
            entry.place, f"{shown(raw)} is no key of {target._meta.label_lower}{advice}", field=known.name
        ) from error


def _field(model: type[models.Model], name: str) -> models.Field | None:
    try:
        known = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    column = (
        getattr(known, "column", None) and not known.many_to_many
    )  # django-taggit's field claims a column
    loadable = isinstance(known, models.ManyToManyField) or column
    return known if loadable and known.name == name else None


def _unknown_field(model: type[models.Model], name: str) -> str:
    through = [f for f in model._meta.many_to_many if f.name == name]
    if through:
        return (
            f"this is loaded as objects of its own; write {through[0].remote_field.through._meta.label_lower}"
        )
    names = [
        f.name
        for f in [*model._meta.concrete_fields, *model._meta.local_many_to_many]
        if _field(model, f.name)
    ]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(names)}"
    return f"{model._meta.label_lower} has no such field; {hint}"


def _refuse_accounts(model: type[models.Model], place: Place) -> None:
    if is_account(model):
        raise refusal(
            place,
            f"{model._meta.label_lower} is not loaded from fixtures, for files make no accounts, permissions, "
            "sessions or log entries; use the admin or createsuperuser, or leave these out with --exclude",
        )


def _name(model: str, fields: Any, pk: Any) -> str:
    """`provinces.province "ha-giang"`: the object as a person would look for it in the file."""
    fields = fields if isinstance(fields, dict) else {}
    if fields.get("translation_key"):
        key: Any = [fields["translation_key"], fields.get("language")]
    else:
        key = next((fields[name] for name in ("slug", "code", "name", "title") if fields.get(name)), pk)
        if key is None:
            key = [value for value in fields.values() if isinstance(value, list)][:3] or None
    return f"{model[:60]} {shown(key)}" if key is not None else model[:60]
