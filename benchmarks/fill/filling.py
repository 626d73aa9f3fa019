"""Filling: writes chunks into the site's database, a whole number of them in each transaction.

The triggers of the search index and of the versions are away inside each transaction, and their work is done in one
pass (`index.py`, `versions.py`); every other trigger and constraint is in force. A fill that is stopped leaves whole
transactions behind, each of them right in itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import batched
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from articles.models import Article, Revision
from benchmarks.fill import index, triggers, versions
from benchmarks.fill.articles import Rows, tables
from benchmarks.fill.chunks import INDEX, chunks
from benchmarks.fill.ground import lay_ground

IN_ONE_TRANSACTION = 10  # chunks, so that they fit into memory: some 250 MB
CACHE_MB = 256  # of SQLite's pages: what indexes of a million rows are written in
Progress = Callable[[int], None]


def fill(count: int, *, seed: int = 1, processes: int = 1, progress: Progress = lambda done: None) -> None:
    """Add so many articles, the same for the same seed. `progress` is told how many are written so far."""
    ground = lay_ground(count=count, seed=seed)
    done = 0
    with _hurried():
        for batch in batched(chunks(ground, processes=processes), IN_ONE_TRANSACTION, strict=False):
            _write([rows for _number, rows in batch])
            done += sum(number for number, _rows in batch)
            progress(done)
    _move_sequences()


def _write(batch: list[Rows]) -> None:
    into = tables(connection)
    first = batch[0]["articles"][0][into["articles"].columns.index("id")]
    with transaction.atomic(), connection.cursor() as cursor:
        with triggers.away(cursor, [table.name for table in into.values()]):
            for rows in batch:
                for name, table in into.items():
                    if name in rows:
                        cursor.executemany(table.statement, rows[name])
            for rows in batch:
                index.write(cursor, connection.vendor, rows[INDEX])
        versions.move(cursor, first=first)


@contextmanager
def _hurried() -> Iterator[None]:
    """On SQLite without waiting for the disk at each commit: a power cut costs the fill, which can be made again."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = {name: _pragma(cursor, name) for name in ("synchronous", "cache_size")}
        inside = connection.in_atomic_block  # where SQLite takes neither
        if not inside:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute(f"PRAGMA cache_size=-{CACHE_MB * 1024}")
        index.gather(cursor, connection.vendor, index.GATHERED)
        try:
            yield
        finally:
            index.gather(cursor, connection.vendor, index.USUAL)
            if not inside:
                for name, value in before.items():
                    cursor.execute(f"PRAGMA {name}={value}")


def _pragma(cursor: Any, name: str) -> Any:
    cursor.execute(f"PRAGMA {name}")
    return cursor.fetchone()[0]


def _move_sequences() -> None:
    """PostgreSQL does not notice numbers that were given by us."""
    statements = connection.ops.sequence_reset_sql(no_style(), [Article, Revision])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
