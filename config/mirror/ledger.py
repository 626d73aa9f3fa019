"""The ledger: what the mirror has written and until when it holds, in a database inside its folder."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from config.kept_pages.validity import Validity

NAME = ".mirror.sqlite3"  # a name that no address has, and that web servers are asked not to send
TABLE = """
CREATE TABLE IF NOT EXISTS page (
    number INTEGER PRIMARY KEY,
    address TEXT UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting',
    digest BLOB,
    etag TEXT,
    version TEXT,
    until REAL,
    parts TEXT,
    older TEXT,
    list TEXT, date TEXT, row INTEGER
);
CREATE INDEX IF NOT EXISTS waiting ON page (state, number) WHERE state <> 'written';
CREATE INDEX IF NOT EXISTS place ON page (list, date, row) WHERE list IS NOT NULL;
CREATE INDEX IF NOT EXISTS leads ON page (older) WHERE older IS NOT NULL;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT);
"""
Place = tuple[str, str, int]


@dataclass(frozen=True)
class Written:
    """One page of the mirror. `digest` of its file's bytes, None before the first; `validity` None when it was asked
    for under another release.
    """

    number: int
    address: str
    digest: bytes | None
    etag: str
    validity: Validity | None


class Ledger:
    """Rows by address. Nothing is kept in memory but a chunk; `commit` after the files have been written.

    Raises sqlite3.OperationalError where another run holds it.
    """

    def __init__(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / NAME, timeout=0)
        try:
            self.connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # two runs at once would undo each other
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.executescript(TABLE)
        except sqlite3.Error:
            self.connection.close()
            raise
        self.sure = 0  # the number of the last page that is there whatever becomes of this run
        self.commit()

    def close(self) -> None:
        self.connection.commit()
        self.connection.close()

    def commit(self) -> None:
        self.connection.commit()
        self.sure = self.connection.execute("SELECT coalesce(max(number), 0) FROM page").fetchone()[0]

    def fact(self, name: str) -> str:
        """What the last whole run noted under this name."""
        row = self.connection.execute("SELECT value FROM fact WHERE name = ?", [name]).fetchone()
        return row[0] if row else ""

    def note(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [name, value])

    def found(self, addresses: Iterable[tuple[str, Place | None]]) -> None:
        """Addresses that a page leads to; those not known yet wait to be asked for."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO page (address, list, date, row) VALUES (?, ?, ?, ?)",
            ((address, *(place or (None, None, None))) for address, place in addresses),
        )

    def let_wait(self, numbers: Iterable[int]) -> None:
        self.connection.executemany(
            "UPDATE page SET state = 'waiting' WHERE number = ?", ((number,) for number in numbers)
        )

    def all_wait(self) -> None:
        """Ask for everything anew: the site is another release."""
        self.connection.execute("UPDATE page SET state = 'waiting', etag = ''")

    def waiting(self) -> int:
        return self.connection.execute("SELECT count(*) FROM page WHERE state = 'waiting'").fetchone()[0]

    def __len__(self) -> int:
        """Files that are there."""
        return self.connection.execute("SELECT count(digest) FROM page").fetchone()[0]

    def next_waiting(self) -> Written | None:
        """The one found first."""
        return next(self._pages("state = 'waiting' ORDER BY number LIMIT 1", []), None)

    def done(self, size: int) -> Iterator[list[Written]]:
        """All pages that do not wait, so many at a time."""
        last = 0
        while chunk := list(
            self._pages("number > ? AND state = 'written' ORDER BY number LIMIT ?", [last, size])
        ):
            yield chunk
            last = chunk[-1].number

    def write(
        self, page: Written, *, digest: bytes, etag: str, validity: Validity, older: str | None
    ) -> None:
        self.connection.execute(
            "UPDATE page SET digest = ?, etag = ?, older = ? WHERE number = ?",
            [digest, etag, older, page.number],
        )
        self.renew(page, validity)

    def renew(self, page: Written, validity: Validity) -> None:
        """Up to date, whether written or found unchanged."""
        parts = None if validity.parts is None else json.dumps(validity.parts)
        self.connection.execute(
            "UPDATE page SET state = 'written', version = ?, until = ?, parts = ? WHERE number = ?",
            [validity.version, validity.until, parts, page.number],
        )

    def gone(self, page: Written) -> None:
        """The site has no such page. Kept until the next run, so that whatever else leads to it asks no more."""
        self.connection.execute(
            "UPDATE page SET state = 'gone', digest = NULL, older = NULL WHERE number = ?", [page.number]
        )

    def refused(self, page: Written) -> None:
        """The site failed over it. Its file stays as it was, and the next run asks again."""
        self.connection.execute("UPDATE page SET state = 'refused' WHERE number = ?", [page.number])

    def begin(self) -> None:
        """What the last run could not write is asked for again; what was gone only if something leads to it."""
        self.connection.execute("UPDATE page SET state = 'waiting' WHERE state = 'refused'")
        self.connection.execute("DELETE FROM page WHERE state = 'gone'")

    def remove(self, page: Written) -> None:
        self.connection.execute("DELETE FROM page WHERE number = ?", [page.number])

    def page_between(self, place: Place, before: Place | None) -> str | None:
        """The address of the oldest page of a list that begins at a place or after it, and before the other one."""
        words = "list = ? AND state <> 'gone' AND (date, row) >= (?, ?)"
        given = [*place]
        if before is not None:
            words += " AND (date, row) < (?, ?)"
            given += before[1:]
        row = self.connection.execute(
            f"SELECT address FROM page WHERE {words} ORDER BY date, row LIMIT 1", given
        ).fetchone()
        return row[0] if row else None

    def unreached(self) -> list[Written]:
        """Pages of lists that no other page leads to."""
        return list(
            self._pages(
                "list IS NOT NULL AND state <> 'gone' AND NOT EXISTS"
                " (SELECT 1 FROM page AS newer WHERE newer.older = page.address) LIMIT 1000",
                [],
            )
        )

    def _pages(self, words: str, given: list[object]) -> Iterator[Written]:
        rows = self.connection.execute(
            f"SELECT number, address, digest, etag, version, until, parts FROM page WHERE {words}", given
        )
        for number, address, digest, etag, version, until, parts in rows:
            validity = None
            if until is not None:
                validity = Validity(
                    version=version, until=until, parts=None if parts is None else json.loads(parts)
                )
            yield Written(number, address, digest, etag or "", validity)
