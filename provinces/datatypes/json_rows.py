"""Rows of another table as one column, a JSON array of arrays: a list and what belongs to its rows are one query.

`annotate(notes=JSONRows(Note.objects.filter(article=OuterRef("pk")).values_list("pk", "text")))`. Numbers, texts and
booleans (0 and 1 on SQLite) come as they are; a moment comes as the database writes it, see `moment_of`.
"""

import datetime as dt
from typing import Any

from django.db import models


class JSONRows(models.Subquery):
    """`[[pk, text], …]` in the order of the queryset, which must name its columns; `[]` where there is no row."""

    output_field = models.JSONField()

    def as_sql(self, compiler: Any, connection: Any, template: Any = None, **extra: Any) -> tuple[str, Any]:
        inner = self.query.get_compiler(connection=connection)
        rows, params = inner.as_sql(with_col_aliases=True)
        columns = ", ".join(connection.ops.quote_name(alias) for _column, _sql, alias in inner.select)
        if connection.vendor == "sqlite":
            return f"(SELECT json_group_array(json_array({columns})) FROM ({rows}))", params
        written = f"coalesce(jsonb_agg(jsonb_build_array({columns})), '[]'::jsonb)"
        return f"(SELECT {written} FROM ({rows}) AS part)", params


def moment_of(written: str) -> dt.datetime:
    """A moment of such a row: SQLite writes UTC without saying so, PostgreSQL writes the zone."""
    moment = dt.datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
