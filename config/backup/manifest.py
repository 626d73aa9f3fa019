"""What a backup says of itself: the site it comes from as its first member, sizes and SHA-256 of all as its last."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config.kept_pages.release import release

FORMAT = 1
SITE, MANIFEST = "site.json", "manifest.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
SECRETS = "borderpost.env"
MEDIA = "media/"
LARGEST = 256 * 1_048_576  # bytes of a manifest: about two million pictures
# On or off by a setting (TASKS), so that one site has their migrations and another of the same version does not.
OPTIONAL_APPS = {"django_tasks_database"}


class BackupError(Exception):
    """Why a backup cannot be made, read or restored, in one sentence without its full stop."""


@dataclass(frozen=True)
class Site:
    """What a backup was made of, as of the moment of its database."""

    format: int
    made: str
    vendor: str
    release: str
    migrations: list[str]
    rows: dict[str, int]
    has_pictures: bool

    def packed(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


@dataclass(frozen=True)
class Member:
    """One file of a backup, as the last member lists it."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """The last member. `missing`: pictures that rows of the backup name and that were in no folder."""

    members: dict[str, Member]
    missing: list[str]

    def packed(self) -> bytes:
        return json.dumps(asdict(self), indent=0).encode()


def site_of(database: BaseDatabaseWrapper, *, has_pictures: bool) -> Site:
    """The facts of this moment of the database. Counts each table once."""
    return Site(
        format=FORMAT,
        made=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        vendor=database.vendor,
        release=release(),
        migrations=sorted(".".join(key) for key in MigrationRecorder(database).applied_migrations()),
        rows=rows_of(database, _tables(database)),
        has_pictures=has_pictures,
    )


def rows_of(database: BaseDatabaseWrapper, tables: list[str]) -> dict[str, int]:
    with database.cursor() as cursor:
        counted = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {database.ops.quote_name(table)}")
            counted[table] = cursor.fetchone()[0]
    return counted


def read_site(packed: bytes) -> Site:
    """BackupError where this version of the site cannot read what the file holds."""
    try:
        said = json.loads(packed)
        number = said["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupError(f"its {SITE} cannot be read, so it is no backup of a site") from error
    if number != FORMAT:
        raise BackupError(
            f"it is a backup of format {number}, and this version reads {FORMAT}; restore it with the version of the "
            "site that made it"
        )
    try:
        site = Site(**said)
    except TypeError as error:
        raise BackupError(f"its {SITE} says other things than a backup's") from error
    if site.vendor not in DATABASE:
        raise BackupError(
            f"it holds a database of the kind {site.vendor!r}, which this version does not know"
        )
    return site


def read_manifest(packed: bytes) -> Manifest:
    try:
        said = json.loads(packed)
        members = {name: Member(**facts) for name, facts in said["members"].items()}
        return Manifest(members, list(said["missing"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupError(f"its {MANIFEST} cannot be read") from error


def check_age(site: Site) -> list[str]:
    """The migrations that the backup lacks; BackupError where it has some that this version of the site lacks."""
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    newer = [
        each for each in site.migrations if each not in known and each.split(".")[0] not in OPTIONAL_APPS
    ]
    if newer:
        raise BackupError(
            f"it comes from a newer version of the site, which has the migration {newer[0]}; install that version "
            "and restore there"
        )
    return sorted(known - set(site.migrations))


def _tables(database: BaseDatabaseWrapper) -> list[str]:
    there = set(database.introspection.table_names())
    models: list[Any] = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models} & there)
