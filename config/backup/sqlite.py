"""One moment of a running SQLite database as a file, and whether such a file is sound."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from config.backup.manifest import BackupError

PAGES = 4096  # copied between two words of progress: 16 MB


def copy(database: Path, to: Path, *, told: Callable[[int, int], object]) -> None:
    """By SQLite's own online backup, of one moment. Who writes meanwhile is not held up, and not in it.

    An open reading transaction holds that moment; without one the copy would begin anew at each write, or be made
    in one step that says nothing of its progress. Until the end, the write-ahead log grows by what is written.
    """
    if not database.is_file():
        raise BackupError(f"there is no database {database}; name the state folder by BORDERPOST_VAR")
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(target, pages=PAGES, progress=lambda status, left, total: told(total - left, total))


@contextmanager
def opened(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """By Django, whose functions and collations the indexes of the site want."""
    database = ConnectionHandler(
        {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": {"timeout": 20}}}
    )["default"]
    try:
        yield database
    finally:
        database.close()


def check(path: Path) -> None:
    """BackupError where pages are damaged or a row leads to one that is not there. Reads the whole file."""
    try:
        with opened(path) as database, database.cursor() as cursor:
            found = cursor.execute("PRAGMA integrity_check(1)").fetchall()
            if found != [("ok",)]:
                raise BackupError(f"its database is damaged ({found[0][0]})")
            if row := cursor.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError(
                    f"in its database a row of {row[0]} leads to one of {row[2]} that is not there"
                )
    except DatabaseError as error:
        raise BackupError(f"its database cannot be opened ({error})") from error
