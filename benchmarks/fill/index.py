"""Index rows: what the triggers of search would write for articles, worked out beside the database.

The triggers call Python functions for each row inside the one process that writes. Here the same SELECT that they are
made of runs over a copy of the rows in memory, in any process; the database then only stores what it says. `manage.py
check_search` compares both, and a test asks it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from articles.search import sqlite
from benchmarks.fill.tables import Table

_PLACES = ", ".join(["%s"] * len(sqlite.COLUMNS.split(",")))
INSERT = f"INSERT INTO articles_searchtext({sqlite.COLUMNS}) VALUES ({_PLACES})"
# Bytes that SQLite's full-text table gathers before it writes them: with its own 1 MB it merges far more often.
GATHERED, USUAL = 64 * 1024 * 1024, 1024 * 1024


def connection_in_memory() -> BaseDatabaseWrapper:
    """A SQLite database that knows the site's functions."""
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    return ConnectionHandler({"default": settings})["default"]


class Indexer:
    """Works out index rows in a database of its own in memory."""

    def __init__(self, article: Any, given: list[str]) -> None:
        self._connection = connection_in_memory()
        self._table = Table(article, given, self._connection)
        self._cursor = self._connection.cursor()
        self._cursor.execute(f"CREATE TABLE {self._table.name} ({', '.join(self._table.columns)})")

    def rows(self, articles: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        """The rows of `SearchText` in order of their place. 0.4 ms an article."""
        self._cursor.executemany(self._table.statement, [self._table.row(**article) for article in articles])
        self._cursor.execute(sqlite.rows("a", f"FROM {self._table.name} AS a"))
        found = sorted(self._cursor.fetchall())
        self._cursor.execute(f"DELETE FROM {self._table.name}")
        return found

    def close(self) -> None:
        self._connection.connection.close()  # Django's own `close` keeps a database in memory


def gather(cursor: Any, vendor: str, bytes_gathered: int) -> None:
    """How much the full-text table gathers in memory; SQLite keeps the number with the table."""
    if vendor == "sqlite":
        cursor.execute(
            "INSERT INTO articles_searchindex(articles_searchindex, rank) VALUES ('hashsize', %s)",
            [bytes_gathered],
        )
