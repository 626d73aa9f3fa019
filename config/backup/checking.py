"""Check a backup without restoring it: every checksum, and whether the database in it opens."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from config.backup import postgres, sqlite
from config.backup.alone import CHECK, alone_in
from config.backup.backing_up import Watch
from config.backup.manifest import DATABASE, BackupError, Site, rows_of
from config.backup.reading import Contents, read


def check(path: Path, *, state: Path, key_file: Path | None, watch: Watch) -> Contents:
    """BackupError says what is wrong. The database is unpacked into the state folder for as long as it takes."""
    with alone_in(state), tempfile.TemporaryDirectory(dir=state, prefix=CHECK) as folder:
        unpacked = DatabaseOnly(Path(folder))
        with watch(path.stat().st_size // 1_000_000, "megabytes") as told:
            contents = read(path, key_file=key_file, to=unpacked, told=lambda done: told(done // 1_000_000))
        check_database(unpacked.folder / DATABASE[contents.site.vendor], contents.site)
    return contents


def check_database(file: Path, site: Site) -> None:
    if site.vendor == "sqlite":
        sqlite.check(file)
        with sqlite.opened(file) as database:
            check_rows(database, site)
    else:
        postgres.check(file)


def check_rows(database: BaseDatabaseWrapper, site: Site) -> None:
    """BackupError where a table has not as many rows as it had when the backup was made."""
    there = rows_of(database, list(site.rows))
    if differing := [table for table, number in site.rows.items() if there[table] != number]:
        table = differing[0]
        raise BackupError(
            f"{table} has {there[table]} rows in it, and had {site.rows[table]} when it was made"
        )


class DatabaseOnly:
    """Takes the database out of a backup, and reads over the rest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, site: Site) -> None:
        self.database = DATABASE[site.vendor]

    def take(self, name: str, chunks: Iterator[bytes]) -> None:
        if name == self.database:
            put(self.folder / name, chunks)


def put(path: Path, chunks: Iterator[bytes], mode: int = 0o600) -> None:
    """Write a file that is not there yet."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
