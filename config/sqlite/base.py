"""The connection: as always, or else for reading alone, for the length of one request.

A database in WAL mode wants to make a small file beside it when it is opened. On a full disk, or on one that is read
only, it cannot, and nothing could be read. Then the file is opened by itself.
"""

import logging
import sqlite3
import time
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db.backends.sqlite3 import base

logger = logging.getLogger(__name__)

NO_WRITING = ("unable to open", "disk i/o error", "readonly database", "disk is full")  # as SQLite says it
SAID_EVERY = 60  # seconds
LONGEST, REMEMBERED = 20_000, 128  # characters, queries: a megabyte for a process
ONLY_READING = "PRAGMA query_only=ON"


class Cursor(base.SQLiteCursorWrapper):
    """Django's, which remembers how it has written the marks of a query for SQLite."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        if param_names is not None or len(query) > LONGEST:
            return super().convert_query(query, param_names=param_names)
        return _converted(query)


@lru_cache(maxsize=REMEMBERED)
def _converted(query: str) -> str:
    """As Django does it, which takes 0.05 ms for the 6 kB of an article's query."""
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """What nobody can write to is read; a write is refused as SQLite refuses it, an OperationalError."""

    only_reads = False
    _said_at = -SAID_EVERY  # of all connections of the process

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self.only_reads = False
        try:
            return self._steady(super().get_new_connection(conn_params))
        except sqlite3.OperationalError as error:
            name = str(conn_params["database"])
            if not any(words in str(error).lower() for words in NO_WRITING) or not Path(name).is_file():
                raise
            found = self._for_reading(name, conn_params)
            if found is None:
                raise
            self._say(f"{name} is read and cannot be written: {error}")
            self.only_reads = True
            return self._steady(found)

    @staticmethod
    def _steady(connection: sqlite3.Connection) -> sqlite3.Connection:
        """Plans that do not depend on what is asked for: SQLite prepares a statement once, and not each time.

        Else it looks whether a value stands in the condition of a partial index, and prepares anew at every asking: of
        the three queries of an article's page that was 0.6 of 0.7 ms. What such an index is to serve says its condition
        in the SQL itself.
        """
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_QPSG, True)
        return connection

    @staticmethod
    def _say(sentence: str) -> None:
        """It is opened at each request; the log is told once a minute, for it may be on that very disk."""
        if time.monotonic() - DatabaseWrapper._said_at >= SAID_EVERY:
            DatabaseWrapper._said_at = time.monotonic()
            logger.warning(sentence)

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

    def connect(self) -> None:
        """The next request opens it anew: writing may be possible again, and the file another one."""
        super().connect()
        if self.only_reads:
            self.close_at = time.monotonic()

    def _for_reading(self, name: str, conn_params: dict[str, Any]) -> Any:
        """With what was written last and is not in the file yet; where there is none, the file as it stands.

        `immutable` promises that nobody writes. It is asked for only where nobody can, and kept for one request.
        """
        usual, self.init_commands = self.init_commands, [ONLY_READING]
        waiting = Path(f"{name}-wal")
        ways = ["mode=ro", *([] if waiting.is_file() and waiting.stat().st_size else ["mode=ro&immutable=1"])]
        try:
            for way in ways:
                connection = None
                try:
                    asked = {**conn_params, "database": f"file:{quote(name)}?{way}"}
                    connection = super().get_new_connection(asked)
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                    return connection
                except sqlite3.OperationalError:
                    if connection is not None:
                        connection.close()
        finally:
            self.init_commands = usual
        return None
