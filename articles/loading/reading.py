"""Reader of a fixture's objects: JSON to entries, or refused by name."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models

from articles.loading.contents import why_not_loaded
from articles.loading.entries import Entry
from articles.loading.field_readers import FieldReader, converted, field_reader
from articles.loading.keys import NaturalKeys
from articles.loading.known_fields import find_field, unknown_field
from articles.loading.refusal import Place, refusal, shown
from articles.loading.values import ValueReader

EXPECTED = {"model", "pk", "fields"}


class EntryReader:
    """Reads the objects of one load. No query."""

    def __init__(
        self,
        keys: NaturalKeys,
        *,
        ignore_unknown: bool = False,
        skipped: Callable[[type[models.Model]], bool] = lambda model: False,
    ) -> None:
        self.keys = keys
        self.ignore_unknown = ignore_unknown
        self._skipped = skipped
        self._models: dict[str, type[models.Model]] = {}
        self._primary_keys: dict[type[models.Model], ValueReader] = {}
        self._fields: dict[tuple[type[models.Model], str], FieldReader] = {}

    def read(self, item: Any, place: Place) -> Entry | None:
        """The object as an Entry, None where it is to be skipped. CommandError for anything wrong in it."""
        if not isinstance(item, dict) or not isinstance(item.get("model"), str):
            raise refusal(
                place,
                f"an object with “model” and “fields” is expected, but {shown(item)} is found; write it so",
            )
        label, fields, pk = item["model"], item.get("fields"), item.get("pk")
        place = place.named(label[:60], _found_by(fields, pk))
        model = self._models.get(label) or self._model(label, place)
        if model is None:
            return None
        if not item.keys() <= EXPECTED:
            unknown = min(item.keys() - EXPECTED)
            raise refusal(
                place, f"{shown(unknown)} is not expected beside “model”, “pk” and “fields”; remove it"
            )
        if not isinstance(fields, dict):
            raise refusal(place, "the object “fields” is missing; write the values into it")
        entry = Entry(place, model)
        if pk is not None:
            entry.pk = converted(entry, self._primary_key(model), pk, "pk")
        for name, raw in fields.items():
            reader = self._fields.get((model, name)) or self._field(model, name)
            if reader is not None:
                reader.read_into(entry, raw)
            elif not self.ignore_unknown:
                raise refusal(place, unknown_field(model, name), field=name)
        return entry

    def _model(self, label: str, place: Place) -> type[models.Model] | None:
        """Asked once for each model that is loaded."""
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError) as error:
            if self.ignore_unknown:
                return None
            raise refusal(
                place, f"there is no model {shown(label)}; write it as “provinces.province”"
            ) from error
        if self._skipped(model):
            return None
        if problem := why_not_loaded(model):
            raise refusal(place, problem)
        self._models[label] = model
        return model

    def _field(self, model: type[models.Model], name: str) -> FieldReader | None:
        known = find_field(model, name)
        if known is None:
            return None
        self._fields[model, name] = field_reader(known, self.keys)
        return self._fields[model, name]

    def _primary_key(self, model: type[models.Model]) -> ValueReader:
        if model not in self._primary_keys:
            self._primary_keys[model] = ValueReader(model._meta.pk)
        return self._primary_keys[model]


def _found_by(fields: Any, pk: Any) -> Any:
    """What a person would look for the object by: `provinces.province "ha-giang"`."""
    if not isinstance(fields, dict):
        return pk
    if fields.get("translation_key"):
        return [fields["translation_key"], fields.get("language")]
    for name in ("slug", "code", "name", "title"):
        if fields.get(name):
            return fields[name]
    if pk is not None:
        return pk
    return [value for value in fields.values() if isinstance(value, list)][:3] or None
