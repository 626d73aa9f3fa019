"""Manifest of a pack: its members with their SHA-256, and what the site was that made it."""

import hashlib
from collections.abc import Callable, Iterator
from typing import IO, Any

from django.db import connections, models
from django.db.migrations.recorder import MigrationRecorder

from articles.loading.contents import packed

FORMAT = 1
NAME = "manifest.json"
ROWS, MEDIA = "rows/", "media/"
CHUNK = 1_048_576  # bytes read at a time
PROGRESS_EVERY = 10_000  # rows, or pictures

Say = Callable[[str], Any]


class PackError(Exception):
    """Why a site cannot be packed or unpacked, in one sentence."""


def rows_name(model: type[models.Model]) -> str:
    return f"{ROWS}{model._meta.label_lower}.jsonl"


def migrations(using: str) -> list[str]:
    """What has been done to the tables of a pack; two sites with the same list have the same tables."""
    apps = {model._meta.app_label for model in packed()}
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in apps)


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def digest(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    for chunk in chunks(file):
        found.update(chunk)
    return found.hexdigest()
