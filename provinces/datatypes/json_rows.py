"""Rows of another table as one column, a JSON array of arrays: a list and what belongs to its rows are one query.

Numbers, texts and booleans (0 and 1 on SQLite) come as they are; a moment comes as the database writes it, `moment_of`.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import models

from provinces.datatypes.prepared import Given, value_of, writing

OUTER = Given("the row that the rows belong to", models.BigIntegerField())
_kept: dict[tuple[Any, str], tuple[list[str], list[Any]]] = {}


class JSONRows(models.Func):
    """`[[pk, text], …]` in the order of the queryset that `write` makes; `[]` where there is no row.

    The queryset names its columns (`values_list`) and says `OUTER` for the key of the row it belongs to. It is written
    into SQL once in a process, however often the column is asked for, so `write` must be one function for ever.
    """

    output_field = models.JSONField()

    def __init__(self, write: Callable[[], models.QuerySet], key: str = "pk") -> None:
        super().__init__(models.F(key))
        self.write = write

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        outer, outer_params = compiler.compile(self.source_expressions[0])
        pieces, givens = _written(self.write, connection)
        sql, params = [pieces[0]], []
        for given, piece in zip(givens, pieces[1:], strict=True):
            is_outer = given == OUTER
            sql += [outer if is_outer else "%s", piece]
            params += outer_params if is_outer else [value_of(given, connection)]
        return "".join(sql), params


def _written(write: Callable[[], models.QuerySet], connection: Any) -> tuple[list[str], list[Any]]:
    """The SQL in pieces, and what stands between them."""
    key = (write, connection.vendor)
    if key not in _kept:
        with writing():
            query = write().query.clone()
            query.bump_prefix(query.clone())  # the outer row may be of a table that is read here as well
            inner = query.get_compiler(connection=connection)
            rows, params = inner.as_sql(with_col_aliases=True)
        columns = ", ".join(connection.ops.quote_name(alias) for _column, _sql, alias in inner.select)
        if connection.vendor == "sqlite":
            sql = f"(SELECT json_group_array(json_array({columns})) FROM ({rows}))"
        else:
            array = f"coalesce(jsonb_agg(jsonb_build_array({columns})), '[]'::jsonb)"
            sql = f"(SELECT {array} FROM ({rows}) AS part)"
        _kept[key] = (sql.split("%s"), list(params))
    return _kept[key]


def moment_of(written: str) -> dt.datetime:
    """A moment of such a row: SQLite writes UTC without saying so, PostgreSQL writes the zone."""
    moment = dt.datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
