"""Backlogs: queues of a load that lie on the disk beyond a number of rows, so that no load outgrows the memory."""

import json
import pickle
import sqlite3
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import IO, Any

from articles.loading.refusal import Place

IN_MEMORY = 5_000  # rows of one queue
AT_ONCE = 500  # rows taken from the disk at a time


class Backlog[Row]:
    """Rows in the order they came, read as often as wanted. Those on the disk come back as copies."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows: list[Row] = []
        self._file: IO[bytes] | None = None
        self._count = 0
        self.extend(rows)

    def __len__(self) -> int:
        return self._count

    def append(self, row: Row) -> None:
        self._rows.append(row)
        self._count += 1
        if len(self._rows) >= IN_MEMORY:
            self.spill()

    def extend(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.append(row)

    def spill(self) -> None:
        """Put what is in memory on the disk."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the queue
            weakref.finalize(self, self._file.close)
        for start in range(0, len(self._rows), AT_ONCE):
            pickle.dump(self._rows[start : start + AT_ONCE], self._file, pickle.HIGHEST_PROTOCOL)
        self._rows = []

    def batches(self) -> Iterator[list[Row]]:
        """Some rows at a time: parts of what lies on the disk, then all that is in memory."""
        if self._file is not None:
            end, position = self._file.tell(), 0
            while position < end:
                self._file.seek(position)
                rows = pickle.load(self._file)
                position = self._file.tell()
                self._file.seek(end)  # where the next ones are appended
                yield rows
        if self._rows:
            yield self._rows

    def __iter__(self) -> Iterator[Row]:
        for batch in self.batches():
            yield from batch


class Seen:
    """Which objects a load has had, and where each stood first."""

    def __init__(self) -> None:
        self._places: dict[Any, Place] = {}
        self._disk: sqlite3.Connection | None = None

    def first(self, key: Any, place: Place) -> Place:
        """Where the object with this key stood first, which may be here."""
        if self._disk is not None and (found := self._on_disk(key)):
            return found
        found = self._places.setdefault(key, place)
        if len(self._places) >= IN_MEMORY:
            self._spill()
        return found

    def _on_disk(self, key: Any) -> Place | None:
        row = self._disk.execute("SELECT file, position FROM seen WHERE key = ?", [_written(key)]).fetchone()  # type: ignore[union-attr]
        return Place(*row) if row else None

    def _spill(self) -> None:
        if self._disk is None:
            self._disk = sqlite3.connect(
                "", isolation_level=None
            )  # a file without a name, gone when it is closed
            weakref.finalize(self, self._disk.close)
            self._disk.execute(
                "CREATE TABLE seen (key TEXT PRIMARY KEY, file TEXT, position TEXT) WITHOUT ROWID"
            )
        rows = [(_written(key), place.file, place.position) for key, place in self._places.items()]
        self._disk.execute("BEGIN")
        self._disk.executemany("INSERT INTO seen VALUES (?, ?, ?)", rows)
        self._disk.execute("COMMIT")
        self._places = {}


def _written(key: Any) -> str:
    """The same for equal keys: a choice of a field is written as its text."""
    return json.dumps(key, ensure_ascii=False, default=str)
