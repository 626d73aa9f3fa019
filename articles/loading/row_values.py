"""Row values: `(article_id, number) IN ((1, 1), (1, 2))`, one look at an index for many keys of several columns."""

from typing import Any

from django.db.models import BooleanField, Func


class RowIn(Func):
    """Whether the columns of a row are one of the rows of values, which are as the database takes them."""

    output_field = BooleanField()

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        super().__init__(*columns)
        self.rows = rows

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:
        columns = ", ".join(compiler.compile(each)[0] for each in self.source_expressions)
        row = f"({', '.join(['%s'] * len(self.source_expressions))})"
        rows = ", ".join([row] * len(self.rows))
        # SQLite takes rows of values only as a table, and looks at an index for them only where that is one SELECT.
        values = f"SELECT * FROM (VALUES {rows})" if connection.vendor == "sqlite" else rows
        return f"({columns}) IN ({values})", [value for values in self.rows for value in values]
