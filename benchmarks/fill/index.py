"""Index rows: what the triggers of search would write for articles, worked out beside the database.

The triggers call Python functions for each row inside the one process that writes. Here the same SELECT that they are
made of runs over a copy of the rows in memory, in any process; the database then only stores what it says. `manage.py
check_search` compares both, and a test asks it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from articles.search import postgres, sqlite
from benchmarks.fill.tables import Table

_STORED = sqlite.STORED.split(", ")
_TITLE = len(_STORED) + sqlite.COLUMNS.index("title")
# Bytes that SQLite's full-text tables gather before they write them: with their own 1 MB they merge far more often.
GATHERED, USUAL = 64 * 1024 * 1024, 1024 * 1024


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table}({columns}) VALUES ({', '.join(['%s'] * len(columns.split(',')))})"


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
        """What `SearchText` stores, then the words of each column, in order of their place. 0.4 ms an article."""
        self._cursor.executemany(self._table.statement, [self._table.row(**article) for article in articles])
        self._cursor.execute(
            f"SELECT {sqlite.stored('a')}, {', '.join(sqlite.indexed('a'))} FROM {self._table.name} AS a"
            f" WHERE {sqlite.published('a')}"
        )
        found = sorted(self._cursor.fetchall())
        self._cursor.execute(f"DELETE FROM {self._table.name}")
        return found

    def close(self) -> None:
        self._connection.connection.close()  # Django's own `close` keeps a database in memory


def write(cursor: Any, vendor: str, rows: list[tuple[Any, ...]]) -> None:
    """Such rows into the site's index. 0.5 ms an article on SQLite, nearly all of it the full-text table's."""
    if vendor != "sqlite":
        cursor.executemany(_IN_POSTGRES, rows)
        return
    number = len(_STORED)
    cursor.executemany(_insert("articles_searchtext", sqlite.STORED), [row[:number] for row in rows])
    texts = [(row[0], *row[number:]) for row in rows]
    cursor.executemany(_insert(sqlite.INDEX, f"rowid, {sqlite.INDEXED}"), texts)
    cursor.executemany(_insert(sqlite.TITLES, "rowid, title"), [(row[0], row[_TITLE]) for row in rows])


def _in_postgres() -> str:
    """The texts come as words already; the database makes its vectors of them."""
    columns = [*_STORED, *sqlite.COLUMNS]
    # As SQLite hands them over: a moment is text in UTC, a truth is a number.
    cast = {"waits_for_original": "::int::boolean", "publish_at": "::timestamptz", "original_id": "::bigint"}
    given = ", ".join(f"%s{cast.get(name, '')} AS {name}" for name in columns)
    vectors = postgres.vectors({name: f"{name}::text" for name in sqlite.COLUMNS})
    return (
        f"INSERT INTO articles_searchtext({sqlite.STORED}, {postgres.INDEXED})"
        f" SELECT {sqlite.STORED}, {vectors} FROM (SELECT {given}) AS given"
    )


_IN_POSTGRES = _in_postgres()


def gather(cursor: Any, vendor: str, bytes_gathered: int) -> None:
    """How much the full-text tables gather in memory; SQLite keeps the number with the table."""
    for table in (sqlite.INDEX, sqlite.TITLES) if vendor == "sqlite" else ():
        cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', %s)", [bytes_gathered])
