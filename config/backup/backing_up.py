"""Back up: one moment of the database, then the pictures, into one file."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from config.backup import pictures, postgres, sqlite
from config.backup.alone import BACKUP, alone_in
from config.backup.manifest import DATABASE, MEDIA, SECRETS, SITE, BackupError, Site, site_of
from config.backup.places import Places
from config.backup.writing import Archive, write

Watch = Callable[
    [int, str], AbstractContextManager[Callable[[int], Any]]
]  # articles.management.progress.Progress
ROOM = 64 * 1_048_576  # bytes of the state folder's disk that are left to the site that goes on


@dataclass(frozen=True)
class Report:
    """What was backed up. `files`: pictures and their sizes; None where they are in a bucket."""

    site: Site
    files: int | None
    missing: list[str]
    bytes: int


def back_up(path: Path, places: Places, *, keys: list[Any], with_secrets: bool, watch: Watch) -> Report:
    """Write the file, or nothing. BackupError, OSError or a database's error where it cannot be.

    The database is copied into the state folder first: unencrypted, it lies nowhere but where the database lies.
    """
    if os.path.lexists(path):
        raise BackupError(f"{path} is there already; choose another name, or move it away")
    if not path.parent.is_dir():
        raise BackupError(f"there is no folder {path.parent}; make it, or name another one")
    with (
        alone_in(places.state),
        tempfile.TemporaryDirectory(dir=places.state, prefix=BACKUP) as folder,
    ):
        copy = Path(folder) / DATABASE[places.vendor]
        with _moment(places, copy, watch) as database:
            archive = Archive()
            site = site_of(database, has_pictures=places.media is not None)
            missing: list[str] = []

            def chunks() -> Iterator[bytes]:
                yield from archive.text(SITE, site.packed())
                yield from archive.file(copy.name, copy)
                if with_secrets:
                    yield from archive.file(SECRETS, places.secrets)
                if places.media:
                    yield from _pictures(archive, places.media)
                    missing.extend(_missing(archive, database))
                yield from archive.end(missing=missing)

            with watch(_size(copy, places.media), "megabytes") as told:
                write(path, _counted(chunks(), told), keys=keys)
    files = sum(name.startswith(MEDIA) for name in archive.members) if places.media else None
    return Report(site, files, missing, path.stat().st_size)


@contextmanager
def _moment(places: Places, copy: Path, watch: Watch) -> Iterator[BaseDatabaseWrapper]:
    """The copy of the database, and a connection that sees what the copy holds."""
    if places.vendor == "sqlite":
        size = places.file.stat().st_size if places.file.is_file() else 0
        _check_room(places.state, size + ROOM)
        with watch(size // 1_000_000, "megabytes") as told:
            sqlite.copy(places.file, copy, told=lambda done, total: told(size * done // total // 1_000_000))
        with sqlite.opened(copy) as database:
            yield database
    else:
        with postgres.moment(places.database) as (database, name):
            postgres.dump(database, name, copy)
            yield database


def _check_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BackupError(
            f"the disk of {folder} has {free // 1_000_000:,} MB free, and a copy of the database wants "
            f"{wanted // 1_000_000:,} MB for a while; make room there"
        )


def _pictures(archive: Archive, folder: Path) -> Iterator[bytes]:
    for name in pictures.files(folder):
        try:
            yield from archive.file(MEDIA + name, folder / name)
        except FileNotFoundError:  # a size of a picture that was removed a moment ago
            continue


def _missing(archive: Archive, database: BaseDatabaseWrapper) -> list[str]:
    return sorted({name for name in pictures.named(database) if MEDIA + name not in archive.members})


def _size(copy: Path, media: Path | None) -> int:
    """Megabytes that will be read."""
    files = ((media / name).stat().st_size for name in pictures.files(media)) if media else ()
    return (copy.stat().st_size + sum(files)) // 1_000_000


def _counted(chunks: Iterator[bytes], told: Callable[[int], Any]) -> Iterator[bytes]:
    done = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        told(done // 1_000_000)
