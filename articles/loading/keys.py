"""Natural key look-up, many at a time, by what each model's own `get_by_natural_key` asks for."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connections, models
from django.db.models import Q

from articles.loading.former_keys import FormerKeys
from articles.loading.key_columns import Column, Model, Through, columns_of
from articles.loading.key_forms import BadKey, KeyForm, as_kept, asked_fields, form_of, is_plain
from articles.loading.row_values import RowIn

AT_ONCE, JOINED_AT_ONCE = 500, 100  # keys a query; SQLite refuses expressions deeper than 1,000
REMEMBERED = 20_000  # keys, before they are asked for again


class NaturalKeys:
    """Keys to primary keys, remembered for a while. Cost: a query a model for each 500 unknown keys.

    A key that runs through another row (an article's picture: its article's key, and its place) is looked up by that
    row's primary key, in the one table and by its index.
    """

    def __init__(self, using: str) -> None:
        self.using = using
        self.former = FormerKeys(using)
        self._found: dict[tuple[Model, tuple], Any] = {}
        self._stand_ins: dict[tuple[Model, tuple], models.Model | None] = {}
        self._conditions: dict[tuple[Model, tuple], dict[str, Any] | None] = {}
        self._supported: dict[Model, bool] = {}
        self._forms: dict[tuple[Model, int], KeyForm | None] = {}
        self._columns: dict[tuple[Model, tuple[str, ...]], list[Column] | None] = {}

    def supports(self, model: Model) -> bool:
        if model not in self._supported:
            self._supported[model] = hasattr(model._default_manager, "get_by_natural_key") and hasattr(
                model, "natural_key"
            )
        return self._supported[model]

    def conditions(self, model: Model, key: tuple) -> dict[str, Any] | None:
        """`{"province__slug": "ha-giang", …}` for a key, values as the fields keep them. BadKey for a wrong shape.

        None where the model's lookup is no plain comparison of fields; such keys are asked one by one. No query.
        """
        known = (model, key)
        if known not in self._conditions:
            if not self.supports(model) or not all(map(is_plain, key)):
                raise BadKey
            self._conditions[known] = self._asked(model, key)
        return self._conditions[known]

    def find(self, model: Model, wanted: Iterable[tuple]) -> dict[tuple, Any]:
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
                groups[tuple(conditions)][tuple(conditions.values())] = key
        for paths, by_values in groups.items():
            self._ask_many(model, paths, by_values)
        missing = [key for key in wanted if (model, key) not in self._found]
        for key, current in self.former.leading(model, missing):
            if pk := self.find(model, [current]).get(current):
                self._found[model, key] = pk
                self.former.followed[model, key] = current
        return {key: self._found[model, key] for key in wanted if (model, key) in self._found}

    def remember(self, model: Model, key: tuple, pk: Any) -> None:
        """A row just made."""
        self._found[model, key] = pk

    def forget(self) -> None:
        """What is no longer worth its memory; between two batches, for it can be asked again."""
        for remembered in (self._found, self._stand_ins, self._conditions):
            if len(remembered) > REMEMBERED:
                remembered.clear()

    def stand_in(self, model: Model, key: tuple, pk: Any) -> models.Model | None:
        """An instance that knows its key and nothing else, so that `natural_key()` of its parts asks no query."""
        if (model, key) not in self._stand_ins:
            self._stand_ins[model, key] = self._made_stand_in(model, key, pk)
        return self._stand_ins[model, key]

    def _made_stand_in(self, model: Model, key: tuple, pk: Any) -> models.Model | None:
        conditions = self.conditions(model, key)
        if conditions is None or any("__" in path for path in conditions):
            return None
        values = {model._meta.get_field(path).attname: value for path, value in conditions.items()}
        instance = model(**values)
        instance.pk = pk
        instance._state.adding, instance._state.db = False, self.using
        return instance

    def _asked(self, model: Model, key: tuple) -> dict[str, Any] | None:
        """Let the model's own method speak to a queryset that only listens."""
        form = self._form(model, len(key))
        if form is None:
            queryset = self._queryset(model)
            heard = None if queryset is None else asked_fields(queryset, key)
            return None if heard is None else as_kept(model, heard)
        try:
            return form.conditions(key)
        except (ValidationError, TypeError, ValueError) as error:
            raise BadKey from error

    def _queryset(self, model: Model) -> Any:
        queryset = model._default_manager.using(self.using)
        return queryset if hasattr(queryset, "get_by_natural_key") else None

    def _form(self, model: Model, parts: int) -> KeyForm | None:
        if (model, parts) not in self._forms:
            queryset = self._queryset(model)
            self._forms[model, parts] = None if queryset is None else form_of(model, queryset, parts)
        return self._forms[model, parts]

    def _ask_one(self, model: Model, key: tuple) -> None:
        try:
            found = model._default_manager.db_manager(self.using).get_by_natural_key(*key)
        except (ObjectDoesNotExist, TypeError, ValueError, OverflowError):
            return
        self._found[model, key] = found.pk

    def _ask_many(self, model: Model, paths: tuple[str, ...], by_values: dict[tuple, tuple]) -> None:
        if (model, paths) not in self._columns:
            self._columns[model, paths] = columns_of(model, paths, self._form)
        columns = self._columns[model, paths]
        if columns is None:
            self._ask_joined(model, paths, by_values)
            return
        sources = [column.source for column in columns]
        through = {
            source: self.find(source.model, {_key(source, values) for values in by_values})
            for source in sources
            if isinstance(source, Through)
        }
        by_row = {}
        for values, key in by_values.items():
            row = [
                through[source].get(_key(source, values)) if isinstance(source, Through) else values[source]
                for source in sources
            ]
            if None not in row:
                by_row[tuple(row)] = key
        self._ask_columns(model, [column.field for column in columns], by_row)

    def _ask_columns(self, model: Model, fields: list[Any], by_row: dict[tuple, tuple]) -> None:
        rows, names = model._base_manager.using(self.using), [field.attname for field in fields]
        connection, values = connections[self.using], list(by_row)
        for start in range(0, len(values), AT_ONCE):
            chunk = values[start : start + AT_ONCE]
            if len(names) == 1:
                asked = rows.filter(**{f"{fields[0].name}__in": [value for (value,) in chunk]})
            else:
                written = [
                    tuple(f.get_db_prep_value(v, connection) for f, v in zip(fields, row, strict=True))
                    for row in chunk
                ]
                asked = rows.filter(RowIn(tuple(names), written))
            for pk, *found in asked.order_by().values_list("pk", *names):
                if key := by_row.get(tuple(found)):
                    self._found[model, key] = pk

    def _ask_joined(self, model: Model, paths: tuple[str, ...], by_values: dict[tuple, tuple]) -> None:
        """Through rows that are found by something else than their keys."""
        rows, values = model._base_manager.using(self.using), list(by_values)
        for start in range(0, len(values), JOINED_AT_ONCE):
            condition = Q()
            for part in values[start : start + JOINED_AT_ONCE]:
                condition |= Q(**dict(zip(paths, part, strict=True)))
            for pk, *found in rows.filter(condition).order_by().values_list("pk", *paths):
                if key := by_values.get(tuple(found)):
                    self._found[model, key] = pk


def _key(source: Through, values: tuple) -> tuple:
    return tuple(values[number] for number in source.values)
