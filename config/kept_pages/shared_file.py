"""A file that all processes of one machine share: what one has rendered, the others send, also after a restart.

An SQLite database of its own beside the site's: many processes may read and write it, and it is only a help. Nothing is
raised here; what cannot be read is not there. It may be deleted at any time, also under a running site.
"""

import logging
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

logger = logging.getLogger(__name__)

WAIT = 0.2  # seconds for another writer: a page is rendered in less
CLEAR_AFTER = 200  # pages written by this process, after which it looks how large the file has become
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA auto_vacuum=FULL;"
TABLE = (
    "CREATE TABLE IF NOT EXISTS page (number INTEGER PRIMARY KEY, key TEXT UNIQUE, value BLOB, size INTEGER)"
)
ROOM = 0.75  # of the limit is left when the oldest have gone


class SharedFile:
    """`get` and `put` of bytes under any text, `limit` bytes in all; the oldest go first."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path, self.limit = path, limit
        self._open: list[sqlite3.Connection] = []  # none or one, for all threads
        self._file = 0  # its number on the disk
        self._lock = threading.Lock()
        self._written = 0
        self._is_silent = False
        weakref.finalize(self, _close, self._open)

    def get(self, key: str) -> bytes | None:
        """One look-up by an index."""
        with self._trying():
            row = self._connection().execute("SELECT value FROM page WHERE key = ?", [key]).fetchone()
            return row[0] if row else None
        return None

    def put(self, key: str, value: bytes) -> bool:
        """Whether it is kept."""
        with self._trying():
            connection = self._connection()
            row = [key, value, len(value)]
            connection.execute("INSERT OR REPLACE INTO page (key, value, size) VALUES (?, ?, ?)", row)
            self._written += 1
            if self._written % CLEAR_AFTER == 0:
                self._make_room(connection)
            return True
        return False

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Cost: the sizes of all pages, some thousands of numbers."""
        over = connection.execute("SELECT total(size) FROM page").fetchone()[0]
        if over <= self.limit:
            return
        for number, size in connection.execute("SELECT number, size FROM page ORDER BY number").fetchall():
            if over <= self.limit * ROOM:
                break
            connection.execute("DELETE FROM page WHERE number = ?", [number])
            over -= size

    def _connection(self) -> sqlite3.Connection:
        """Opened anew when the file is another one than before."""
        if self._open and self.path.exists() and self.path.stat().st_ino == self._file:
            return self._open[0]
        _close(self._open)
        self._open.append(
            sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        )
        self._open[0].executescript(PRAGMAS + TABLE)
        self._file = self.path.stat().st_ino
        return self._open[0]

    @contextmanager
    def _trying(self) -> Iterator[None]:
        """One thread at a time. A damaged file is put aside; trouble is said once in the log."""
        try:
            with self._lock:
                yield
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                _close(self._open)
                for ending in ("", "-wal", "-shm"):
                    with suppress(OSError):  # of a disk that nobody can write to
                        Path(f"{self.path}{ending}").unlink(missing_ok=True)
            if not self._is_silent:
                self._is_silent = True
                logger.warning("Pages cannot be kept in %s, each process keeps its own: %s", self.path, error)


def _close(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
