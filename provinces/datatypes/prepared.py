"""Prepared queries: a queryset is written into SQL once in a process, and asked again with other values.

Django writes the SQL of a queryset anew each time it is asked: a third of the time of an article's page, and several
times what the database took to answer. `Prepared` keeps the SQL, and how its rows become objects.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Self

from django.db import connections, models, router
from django.db.models.query import get_related_populators
from django.utils import timezone

_writing: ContextVar[bool] = ContextVar("a prepared query is being written", default=False)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d.*")


class Given(models.Value):
    """Stands in a prepared query for the value that each asking brings under this name."""

    def __init__(self, name: str, output_field: models.Field | None = None) -> None:
        super().__init__(name, output_field or models.TextField())

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


def this_moment() -> Any:
    """The time for a condition of a queryset: now; in a prepared query, the time of each asking."""
    return Given("now", models.DateTimeField()) if _writing.get() else timezone.now()


@contextmanager
def writing() -> Iterator[None]:
    """Within it `this_moment()` is given by each asking: what is written now is kept."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def value_of(param: Any, connection: Any, given: dict[str, Any] | None = None) -> Any:
    """The parameter as the database takes it. The moment that nobody gives is now, or stays open while writing."""
    if not isinstance(param, Given):
        return param
    if given is None and _writing.get():
        return param
    value = (given or {"now": timezone.now()})[param.value]
    return param.output_field.get_db_prep_value(value, connection)


class PreparedRows:
    """Rows of numbers and texts. `write` makes SQL with its parameters, in either of which nothing changes but `Given`.

    It is called once for each database. A time written into it is refused, for it would stand still.
    """

    def __init__(self, write: Callable[[str], tuple[str, Iterable[Any]]]) -> None:
        self.write = write
        self._kept: dict[str, _Written] = {}

    @classmethod
    def of(cls, write: Callable[[], models.QuerySet]) -> Self:
        """Of a queryset of values."""
        return cls(lambda alias: write().using(alias).query.get_compiler(using=alias).as_sql())

    def __call__(self, alias: str, **given: Any) -> list[tuple[Any, ...]]:
        """The rows as the database has them. One query."""
        written = self._kept.get(alias) or self._kept.setdefault(alias, self._written(alias))
        connection = connections[alias]
        given["now"] = timezone.now()
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.bound(connection, given))
            return cursor.fetchall()

    def _written(self, alias: str) -> "_Written":
        with writing():
            sql, params = self.write(alias)
        if any(hasattr(each, "tzinfo") or _MOMENT.fullmatch(str(each)) for each in params):
            raise ValueError("A time is written into a prepared query: say this_moment() instead.")
        return _Written(sql, list(params))


class _Written:
    """The SQL with its parameters, in which the same value may be asked for in dozens of places: it is made once."""

    def __init__(self, sql: str, params: list[Any]) -> None:
        self.sql, self.params = sql, params
        asked = {place: each for place, each in enumerate(params) if isinstance(each, Given)}
        self.givens = list(dict.fromkeys(asked.values()))
        self.places = [(place, self.givens.index(each)) for place, each in asked.items()]

    def bound(self, connection: Any, given: dict[str, Any]) -> list[Any]:
        """The parameters as the database takes them."""
        values = [value_of(each, connection, given) for each in self.givens]
        params = self.params.copy()
        for place, which in self.places:
            params[place] = values[which]
        return params


@dataclass(frozen=True)
class _Reading:
    """How a row becomes an object."""

    converters: list[tuple[int, Any, Any]]
    fields: list[str]
    columns: slice
    related: list[Any]
    annotations: list[tuple[str, int]]
    finish: Callable[[Any], Any] | None


class Prepared:
    """A queryset of whole objects, as `write` makes it, with `select_related` and annotations but without prefetching.

    `write` is called once for each database; whatever changes from asking to asking is `Given` in it, the time
    `this_moment()`.
    """

    def __init__(self, model: type[models.Model], write: Callable[[], models.QuerySet]) -> None:
        self.model, self.write = model, write
        self._rows = PreparedRows(self._written)
        self._reading: dict[str, _Reading] = {}

    def __call__(self, **given: Any) -> list[Any]:
        """The objects. One query."""
        return self.read(self.rows(**given))

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows as the database has them, for who may not need the objects. One query."""
        return self._rows(router.db_for_read(self.model), **given)

    def read(self, rows: Iterable[tuple[Any, ...]]) -> list[Any]:
        """The objects of such rows. No query."""
        alias = router.db_for_read(self.model)
        return [self._read(self._reading[alias], list(row), alias) for row in rows]

    def first(self, **given: Any) -> Any:
        """The first object, or None. One query."""
        return next(iter(self(**given)), None)

    def _written(self, alias: str) -> tuple[str, Iterable[Any]]:
        queryset = self.write().using(alias)
        compiler = queryset.query.get_compiler(using=alias)
        sql, params = compiler.as_sql()
        select, info = compiler.select, compiler.klass_info
        chosen = info["select_fields"]
        columns = slice(chosen[0], chosen[-1] + 1)
        converters = compiler.get_converters([column for column, *_sql in select])
        self._reading[alias] = _Reading(
            converters=[(place, functions, column) for place, (functions, column) in converters.items()],
            fields=[column.target.attname for column, *_sql in select[columns]],
            columns=columns,
            related=get_related_populators(info, select, alias, queryset._fetch_mode),
            annotations=list(compiler.annotation_col_map.items()),
            finish=getattr(queryset._iterable_class, "finish", None),
        )
        return sql, params

    def _read(self, reading: _Reading, row: list[Any], alias: str) -> Any:
        for place, functions, column in reading.converters:
            for convert in functions:
                row[place] = convert(row[place], column, connections[alias])
        found = self.model.from_db(alias, reading.fields, row[reading.columns])
        for populator in reading.related:
            populator.populate(row, found)
        for name, place in reading.annotations:
            setattr(found, name, row[place])
        if reading.finish:
            reading.finish(found)
        return found
