"""Filling: writes chunks into the site's database, a whole number of them in each transaction.

The triggers of the search index, of versions and day counts, and of what lists are ordered by are away inside each
transaction, and their work is done in one pass (`triggers.py` says where); every other trigger and constraint is in
force. A fill that is stopped leaves whole
transactions behind, each of them right in itself.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from articles.models import Article, Revision
from benchmarks.fill import day_counts, index, portraits, triggers, versions
from benchmarks.fill.articles import INDEX, Rows, tables
from benchmarks.fill.chunks import chunks
from benchmarks.fill.ground import lay_ground

IN_ONE_TRANSACTION = 10  # chunks
CACHE_MB = 256  # of SQLite's pages: what indexes of a million rows are written in
Progress = Callable[[int], None]


def fill(
    count: int,
    *,
    seed: int = 1,
    processes: int = 1,
    throwaway: bool = False,
    progress: Progress = lambda done: None,
) -> None:
    """Add so many articles, the same for the same seed. `progress` is told how many are written so far.

    A throwaway SQLite database is written without a journal, each page once: it is broken if the fill does not end.
    """
    ground = lay_ground(count=count, seed=seed)
    done = 0
    with _hurried(throwaway=throwaway):
        made = chunks(ground, processes=processes)
        while batch := tuple(islice(made, 1)):
            done += _write(chain(batch, islice(made, IN_ONE_TRANSACTION - 1)))
            progress(done)
    _move_sequences()
    portraits.show_one()


def _write(batch: Iterable[tuple[int, Rows]]) -> int:
    """One transaction. The index last, in order of place: its tables sort themselves for each text out of order."""
    into = tables(connection)
    done, first, indexed = 0, None, []
    with transaction.atomic(), connection.cursor() as cursor:
        with triggers.away(cursor, [table.name for table in into.values()]):
            for number, rows in batch:
                for name, table in into.items():
                    if name in rows:
                        cursor.executemany(table.statement, rows[name])
                done += number
                first = first or rows["articles"][0][into["articles"].columns.index("id")]
                indexed += rows[INDEX]
            index.write(cursor, connection.vendor, sorted(indexed))
        day_counts.add(cursor, first=first)
        versions.move(cursor, first=first)
    return done


@contextmanager
def _hurried(*, throwaway: bool) -> Iterator[None]:
    """On SQLite without waiting for the disk at each commit: a power cut costs the fill, which can be made again."""
    if connection.vendor != "sqlite":
        yield
        return
    hurry = {"synchronous": "OFF", "cache_size": -CACHE_MB * 1024}
    if throwaway:
        hurry["journal_mode"] = "OFF"
    with connection.cursor() as cursor:
        before = {name: _pragma(cursor, name) for name in hurry}
        inside = connection.in_atomic_block  # where SQLite takes none of them
        if not inside:
            _set(cursor, hurry)
        index.gather(cursor, connection.vendor, index.GATHERING)
        try:
            yield
            index.merge(cursor, connection.vendor)
        finally:
            index.gather(cursor, connection.vendor, index.USUAL)
            if not inside:
                _set(cursor, before)


def _set(cursor: Any, pragmas: dict[str, Any]) -> None:
    for name, value in pragmas.items():
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
