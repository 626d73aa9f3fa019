"""Statements: SQL that both databases read, put together of named parts."""

from typing import Any

from django.db import connection

SQL = tuple[str, list[Any]]  # with what stands in its places


class Statement:
    """A statement of named parts, each of which may speak of those before it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[Any] = []

    def add(self, name: str, part: SQL) -> None:
        sql, values = part
        self.parts.append(f"{name} AS MATERIALIZED ({sql})")  # worked out once, however often it is spoken of
        self.values += values

    def rows(self, columns: list[SQL], rest: str = "") -> list[tuple[Any, ...]]:
        """What the statement answers that selects these columns, and goes on so. One query."""
        selected = ", ".join(sql for sql, _values in columns)
        values = [value for _sql, given in columns for value in given]
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(self.parts)} SELECT {selected} {rest}", [*self.values, *values])
            return cursor.fetchall()
