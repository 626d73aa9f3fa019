"""Pack a site: each table as JSON Lines, each file of the media folder as it is, the manifest last."""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.core.serializers import jsonl
from django.db import connections, models, transaction

from articles.loading.contents import packed
from articles.loading.dumps.exact import Exact
from articles.loading.packs.manifest import (
    FORMAT,
    MEDIA,
    NAME,
    PROGRESS_EVERY,
    PackError,
    Say,
    chunks,
    migrations,
    rows_name,
)


def pack(path: str, *, using: str, say: Say) -> dict[str, Any]:
    """Write the file, or nothing. PackError where it cannot be. Its manifest.

    Only its owner may read it, for it holds the hashes of passwords. Memory: one row, or one piece of a picture.
    """
    if os.path.lexists(path):
        raise PackError(f"{path} is there already; choose another name, or move it away. Nothing was packed")
    unfinished = f"{path}.part"
    try:
        # Not the name of somebody else's file, and never for a moment readable by others.
        number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise PackError(f"{unfinished} cannot be written ({error.strerror}). Nothing was packed") from error
    try:
        with open(number, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = _fill(archive, using=using, say=say)
        os.replace(unfinished, path)
    except OSError as error:
        raise PackError(f"{path} cannot be written ({error.strerror}). Nothing was packed") from error
    finally:
        if os.path.lexists(unfinished):
            os.remove(unfinished)
    return manifest


def _fill(archive: zipfile.ZipFile, *, using: str, say: Say) -> dict[str, Any]:
    manifest: dict[str, Any] = {"format": FORMAT, "counts": {}, "sha256": {}}
    with one_moment(using):
        manifest["migrations"] = migrations(using)
        for model in packed():
            with _member(archive, rows_name(model), manifest) as file:
                count = _write_rows(file, model, using=using, say=say)
            manifest["counts"][model._meta.label_lower] = count
            say(f"{model._meta.label_lower}: {count} row(s)")
    names = sorted(media_files())
    for number, name in enumerate(names, start=1):
        # Pictures are packed already: deflating them costs time and saves nothing.
        with (
            default_storage.open(name, "rb") as picture,
            _member(archive, MEDIA + name, manifest, compress=zipfile.ZIP_STORED) as file,
        ):
            for chunk in chunks(picture):
                file.write(chunk)
        if number % 100 == 0 or number == len(names):
            say(f"files: {number} of {len(names)}")
    archive.writestr(NAME, json.dumps(manifest, indent=1, sort_keys=True))
    return manifest


@contextmanager
def one_moment(using: str) -> Iterator[None]:
    """All tables as of the same moment, while others go on writing."""
    connection = connections[using]
    if connection.in_atomic_block:
        yield
        return
    immediate = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = (
            "DEFERRED"  # ours begin with the write lock, and editors would wait for us
        )
    try:
        with transaction.atomic(using=using):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = immediate


class _Hashed(io.RawIOBase):
    """A member being written, and its SHA-256."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.hash.update(data)
        return self.file.write(data)


@contextmanager
def _member(
    archive: zipfile.ZipFile, name: str, manifest: dict[str, Any], *, compress: int = zipfile.ZIP_DEFLATED
) -> Iterator[IO[bytes]]:
    information = zipfile.ZipInfo(name)
    information.compress_type = compress
    with archive.open(information, "w", force_zip64=True) as file:
        hashed = _Hashed(file)
        yield hashed  # type: ignore[misc]
    manifest["sha256"][name] = hashed.hash.hexdigest()


def _write_rows(file: IO[bytes], model: type[models.Model], *, using: str, say: Say) -> int:
    rows = model._base_manager.using(using).order_by("pk")
    count = 0

    def told() -> Iterator[models.Model]:
        nonlocal count
        for row in rows.iterator(chunk_size=500):
            count += 1
            if count % PROGRESS_EVERY == 0:
                say(f"{model._meta.label_lower}: {count} row(s) so far")
            yield row

    text = io.TextIOWrapper(io.BufferedWriter(file), encoding="utf-8", newline="\n")  # type: ignore[type-var]
    Whole().serialize(told(), stream=text)
    text.flush()
    text.detach().detach()  # the member closes itself
    return count


class Whole(Exact, jsonl.Serializer):
    """Every reference as a number, but those to rows that `migrate` numbers anew in each database."""

    def handle_fk_field(self, obj: models.Model, field: models.ForeignKey) -> None:
        self.use_natural_foreign_keys = field.related_model in (ContentType, Permission)
        super().handle_fk_field(obj, field)

    def handle_m2m_field(self, obj: models.Model, field: models.ManyToManyField) -> None:
        self.use_natural_foreign_keys = field.related_model in (ContentType, Permission)
        super().handle_m2m_field(obj, field)


def media_files(folder: str = "") -> Iterator[str]:
    """The path of every file of the media folder; those that begin with a dot are the system's own."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:  # no picture yet
        return
    prefix = f"{folder}/" if folder else ""
    yield from (prefix + name for name in names if not name.startswith("."))
    for name in folders:
        yield from media_files(prefix + name)
