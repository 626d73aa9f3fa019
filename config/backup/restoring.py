"""Restore: read and prove a backup beside the place it goes to, then move all of it into place."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.db import connections

from config.backup import postgres
from config.backup.alone import RESTORE, alone_in
from config.backup.backing_up import Watch
from config.backup.checking import check_database, check_rows, put
from config.backup.manifest import DATABASE, MEDIA, SECRETS, BackupError, Site, check_age
from config.backup.places import Places
from config.backup.reading import Contents, read
from config.backup.writing import sync_folder

KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
BESIDE = (  # what SQLite would take for the newest commits of a database that is not theirs
    "",
    "-wal",
    "-shm",
    "-journal",
)


def restore(path: Path, places: Places, *, key_file: Path | None, watch: Watch) -> Contents:
    """All of it, or nothing: a backup that fails a check, or a place that is not empty, is BackupError."""
    check_empty(places)
    places.state.mkdir(parents=True, exist_ok=True)
    with alone_in(places.state), ExitStack() as folders:
        waiting = Waiting(places, folders)
        with watch(path.stat().st_size // 1_000_000, "megabytes") as told:
            contents = read(path, key_file=key_file, to=waiting, told=lambda done: told(done // 1_000_000))
        check_database(waiting.database, contents.site)
        check_empty(places, but=waiting.folders)
        waiting.move_into_place(contents.site)
    if places.vendor == "postgresql":
        check_rows(connections["default"], contents.site)
    return contents


def check_empty(places: Places, *, but: tuple[Path, ...] = ()) -> None:
    """BackupError where something is in the place already: a restore writes over nothing."""
    if places.vendor == "sqlite":
        for ending in BESIDE:
            if os.path.lexists(file := f"{places.file}{ending}"):
                raise BackupError(
                    f"there is a database already: move {file} away, or name an empty state folder"
                )
    else:
        database = connections["default"]
        if tables := database.introspection.table_names():
            raise BackupError(
                f"the database {database.settings_dict['NAME']} has {len(tables)} tables already; make an empty one "
                "and name it in DATABASE_URL"
            )
    if places.media and places.media.is_dir():
        for entry in places.media.iterdir():
            if entry not in but:
                raise BackupError(
                    f"there are pictures already: {entry}; move them away, or name an empty state folder"
                )


class Waiting:
    """The files of a backup on the disks they will stay on, in folders that vanish unless they are moved."""

    def __init__(self, places: Places, folders: ExitStack) -> None:
        self.places, self.opened = places, folders
        self.folders: tuple[Path, ...] = ()

    def begin(self, site: Site) -> None:
        ours, theirs = KINDS[self.places.vendor], KINDS[site.vendor]
        if ours != theirs:
            raise BackupError(
                f"it holds a database of {theirs} and this site has {ours}; set DATABASE_URL, or let manage.py pack "
                "take the site from one to the other"
            )
        check_age(site)
        if site.vendor == "postgresql":
            postgres.program("pg_restore")
        if site.has_pictures and not self.places.media:
            raise BackupError(
                "it holds pictures and this site keeps them in a bucket; restore without S3_BUCKET first"
            )
        beside = self.places.file.parent if site.vendor == "sqlite" else self.places.state
        beside.mkdir(parents=True, exist_ok=True)
        self.beside = self._folder(beside)
        self.database = self.beside / DATABASE[site.vendor]
        self.secrets = self.beside / SECRETS
        if self.places.media:
            self.places.media.mkdir(parents=True, exist_ok=True)
            self.media = self._folder(self.places.media)

    def take(self, name: str, chunks: Iterator[bytes]) -> None:
        if not name.startswith(MEDIA):
            put(self.beside / name, chunks)
            return
        file = self.media / name.removeprefix(MEDIA)
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, chunks, mode=settings.FILE_UPLOAD_PERMISSIONS)

    def move_into_place(self, site: Site) -> None:
        """The database last: where it is, everything is. A step that fails takes the ones before it back."""
        os.sync()  # every file is on the disk before its name is
        with ExitStack() as undo:
            if self.places.media:
                for entry in sorted(self.media.iterdir()):
                    self._move(entry, self.places.media / entry.name, undo)
            if self.secrets.exists():
                self._move(self.secrets, self.secrets_go_to(), undo)
            if site.vendor == "sqlite":
                self._move(self.database, self.places.file, undo)
            else:
                postgres.load(self.database, connections["default"])
            undo.pop_all()
        for folder in {self.places.state, self.places.media, self.beside.parent} - {None}:
            sync_folder(folder)

    def secrets_go_to(self) -> Path:
        """Never over the settings that this site runs by."""
        secrets = self.places.secrets
        return secrets.with_name(f"{secrets.name}.restored") if secrets.exists() else secrets

    def _move(self, waiting: Path, place: Path, undo: ExitStack) -> None:
        if os.path.lexists(place):
            raise BackupError(f"somebody else has made {place} meanwhile; move it away")
        os.rename(waiting, place)
        undo.callback(os.rename, place, waiting)

    def _folder(self, parent: Path) -> Path:
        folder = Path(self.opened.enter_context(tempfile.TemporaryDirectory(dir=parent, prefix=RESTORE)))
        self.folders += (folder,)
        return folder
