"""Prepared queries: a queryset is written into SQL once in a process, and asked again with other values.

Django writes the SQL of a queryset anew each time it is asked: a third of the time of an article's page, and several
times what the database took to answer. `Prepared` keeps the SQL, and how its rows become objects.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class _Written:
    """SQL with its parameters, `Given` ones among them, and how a row of it is read."""

    sql: str
    params: list[Any]
    converters: list[tuple[int, Any, Any]]
    fields: list[str]
    columns: slice
    related: list[Any]
    annotations: list[tuple[str, int]]
    finish: Callable[[Any], Any] | None


class Prepared:
    """A queryset of whole objects, as `write` makes it, with `select_related` and annotations but without prefetching.

    `write` is called once for each database; whatever changes from asking to asking is `Given` in it, the time
    `this_moment()`. A time written into it is refused, for it would stand still.
    """

    def __init__(self, model: type[models.Model], write: Callable[[], models.QuerySet]) -> None:
        self.model, self.write = model, write
        self._kept: dict[str, _Written] = {}

    def __call__(self, **given: Any) -> list[Any]:
        """The objects. One query."""
        alias = router.db_for_read(self.model)
        written = self._kept.get(alias) or self._kept.setdefault(alias, self._write(alias))
        connection = connections[alias]
        given["now"] = timezone.now()
        params = [value_of(each, connection, given) for each in written.params]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, params)
            rows = cursor.fetchall()
        return [self._read(written, list(row), alias, connection) for row in rows]

    def first(self, **given: Any) -> Any:
        """The first object, or None. One query."""
        return next(iter(self(**given)), None)

    def _write(self, alias: str) -> _Written:
        with writing():
            queryset = self.write().using(alias)
            compiler = queryset.query.get_compiler(using=alias)
            sql, params = compiler.as_sql()
        if any(hasattr(each, "tzinfo") or _MOMENT.fullmatch(str(each)) for each in params):
            raise ValueError("A time is written into a prepared query: say this_moment() instead.")
        select, info = compiler.select, compiler.klass_info
        chosen = info["select_fields"]
        columns = slice(chosen[0], chosen[-1] + 1)
        converters = compiler.get_converters([column for column, *_sql in select])
        return _Written(
            sql=sql,
            params=list(params),
            converters=[(place, functions, column) for place, (functions, column) in converters.items()],
            fields=[column.target.attname for column, *_sql in select[columns]],
            columns=columns,
            related=get_related_populators(info, select, alias, queryset._fetch_mode),
            annotations=list(compiler.annotation_col_map.items()),
            finish=getattr(queryset._iterable_class, "finish", None),
        )

    def _read(self, written: _Written, row: list[Any], alias: str, connection: Any) -> Any:
        for place, functions, column in written.converters:
            for convert in functions:
                row[place] = convert(row[place], column, connection)
        found = self.model.from_db(alias, written.fields, row[written.columns])
        for populator in written.related:
            populator.populate(row, found)
        for name, place in written.annotations:
            setattr(found, name, row[place])
        if written.finish:
            written.finish(found)
        return found
