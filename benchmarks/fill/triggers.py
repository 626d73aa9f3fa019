"""Triggers whose work the filler does in one pass: away while it writes, and back before the transaction ends.

Only those are taken away: any other trigger, one of later days included, goes on doing its work row by row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# Of the search index (`index.py`), of the versions of what readers see (`versions.py`), of the counts of each day
# (`day_counts.py`), and of what lists are ordered by (`articles.listed_as`). No translation that is filled in is stale.
DONE_IN_ONE_PASS = (
    r"articles\_search\_%",
    r"%\_public\_%",
    r"articles\_counted\_%",
    r"articles\_stale\_%",
    r"%\_listed",
)


@contextmanager
def away(cursor: Any, tables: list[str]) -> Iterator[None]:
    """Inside one transaction, so that nobody else ever sees a table without its triggers."""
    if connection.vendor == "sqlite":
        found = _of_sqlite(cursor, tables)
        for name, _statement in found:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _name, statement in found:
            cursor.execute(statement)
        return
    named = _of_postgres(cursor, tables)
    _switch(cursor, named, "DISABLE")
    yield
    _switch(cursor, named, "ENABLE")


def _of_sqlite(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """Names and statements."""
    matching = _matches("name", "tbl_name", tables)
    cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND {matching}")
    return cursor.fetchall()


def _of_postgres(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    """Names and tables."""
    cursor.execute(
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        f" WHERE NOT tgisinternal AND {_matches('tgname', 'relname', tables)}"
    )
    return cursor.fetchall()


def _matches(name: str, table: str, tables: list[str]) -> str:
    likes = " OR ".join(rf"{name} LIKE '{like}' ESCAPE '\'" for like in DONE_IN_ONE_PASS)
    among = ", ".join(f"'{each}'" for each in tables)
    return f"{table} IN ({among}) AND ({likes})".replace("%", "%%")


def _switch(cursor: Any, named: list[tuple[str, str]], how: str) -> None:
    connection.check_constraints()  # PostgreSQL changes no triggers of a table with checks outstanding
    for name, table in named:
        cursor.execute(f'ALTER TABLE "{table}" {how} TRIGGER "{name}"')
