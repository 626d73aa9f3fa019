"""Natural key look-up, many at a time, by what each model's own `get_by_natural_key` asks for."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models import Q

ONE_FIELD, MANY_FIELDS = 500, 100  # keys a query; SQLite refuses expressions deeper than 1,000


class BadKey(Exception):
    """A key of the wrong shape for its model."""


class NaturalKeys:
    """Keys to primary keys, remembered for one load. Cost: a query for each 500 (or 100 composed) unknown keys."""

    def __init__(self, using: str) -> None:
        self.using = using
        self._found: dict[tuple[type[models.Model], tuple], Any] = {}
        self._stand_ins: dict[tuple[type[models.Model], tuple], models.Model] = {}
        self._conditions: dict[tuple[type[models.Model], tuple], dict[str, Any] | None] = {}

    def supports(self, model: type[models.Model]) -> bool:
        return hasattr(model._default_manager, "get_by_natural_key") and hasattr(model, "natural_key")

    def conditions(self, model: type[models.Model], key: tuple) -> dict[str, Any] | None:
        """`{"province__slug": "ha-giang", …}` for a key, values as the fields keep them. BadKey for a wrong shape.

        None where the model's lookup is no plain comparison of fields; such keys are asked one by one. No query.
        """
        if (model, key) not in self._conditions:
            if not self.supports(model) or not all(_plain(part) for part in key):
                raise BadKey
            self._conditions[model, key] = self._asked(model, key)
        return self._conditions[model, key]

    def find(self, model: type[models.Model], wanted: Iterable[tuple]) -> dict[tuple, Any]:
        """The primary keys of those natural keys that exist."""
        wanted = set(wanted)
        groups: dict[tuple[str, ...], dict[tuple, tuple]] = defaultdict(dict)
        for key in wanted:
            if (model, key) in self._found:
                continue
            conditions = self.conditions(model, key)
            if conditions is None:
                self._ask_one(model, key)
            else:
                paths = tuple(sorted(conditions))
                groups[paths][tuple(conditions[path] for path in paths)] = key
        for paths, by_values in groups.items():
            self._ask_many(model, paths, by_values)
        return {key: self._found[model, key] for key in wanted if (model, key) in self._found}

    def remember(self, model: type[models.Model], key: tuple, pk: Any) -> None:
        """A row just made."""
        self._found[model, key] = pk

    def stand_in(self, model: type[models.Model], key: tuple, pk: Any) -> models.Model | None:
        """An instance that knows its key and nothing else, so that `natural_key()` of its parts asks no query."""
        if (model, key) in self._stand_ins:
            return self._stand_ins[model, key]
        conditions = self.conditions(model, key)
        if conditions is None or any("__" in path for path in conditions):
            return None
        values = {model._meta.get_field(path).attname: value for path, value in conditions.items()}
        instance = model(**values)
        instance.pk = pk
        instance._state.adding, instance._state.db = False, self.using
        self._stand_ins[model, key] = instance
        return instance

    def _asked(self, model: type[models.Model], key: tuple) -> dict[str, Any] | None:
        """Let the model's own method speak to a queryset that only listens."""
        queryset = model._default_manager.using(self.using)
        if not hasattr(queryset, "get_by_natural_key"):
            return None
        heard: dict[str, Any] = {}
        plain: list[bool] = []
        queryset.get = lambda *args, **kwargs: (heard.update(kwargs), plain.append(not args))
        try:
            queryset.get_by_natural_key(*key)
        except (TypeError, ValueError, AttributeError) as error:
            raise BadKey from error
        if plain != [True]:
            return None
        try:
            return {path: _normal(model, path, value) for path, value in heard.items()}
        except FieldDoesNotExist:
            return None
        except (ValidationError, TypeError, ValueError) as error:
            raise BadKey from error

    def _ask_one(self, model: type[models.Model], key: tuple) -> None:
        try:
            found = model._default_manager.db_manager(self.using).get_by_natural_key(*key)
        except (ObjectDoesNotExist, TypeError, ValueError, OverflowError):
            return
        self._found[model, key] = found.pk

    def _ask_many(
        self, model: type[models.Model], paths: tuple[str, ...], by_values: dict[tuple, tuple]
    ) -> None:
        rows = model._base_manager.using(self.using)
        size = ONE_FIELD if len(paths) == 1 else MANY_FIELDS
        values = list(by_values)
        for start in range(0, len(values), size):
            chunk = values[start : start + size]
            if len(paths) == 1:
                condition = Q(**{f"{paths[0]}__in": [value for (value,) in chunk]})
            else:
                condition = Q()
                for part in chunk:
                    condition |= Q(**dict(zip(paths, part, strict=True)))
            for pk, *found in rows.filter(condition).values_list("pk", *paths):
                if key := by_values.get(tuple(found)):
                    self._found[model, key] = pk


def _normal(model: type[models.Model], path: str, value: Any) -> Any:
    """The value as the field at the end of the path keeps it."""
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model
    field = getattr(field, "target_field", field)
    wanted = str if isinstance(field, models.CharField | models.TextField) else int
    if (
        isinstance(field, models.CharField | models.TextField | models.IntegerField)
        and type(value) is not wanted
    ):
        raise ValueError
    if isinstance(field, models.IntegerField):
        field.run_validators(value)
    return field.to_python(value)


def _plain(part: Any) -> bool:
    """Whether a part of a key is something databases compare."""
    if isinstance(part, str):
        return "\x00" not in part and part.encode(errors="ignore").decode() == part
    return isinstance(part, int | Decimal) and not isinstance(part, bool)
