"""Check a pack before anything is written: whole, unaltered, of this version, for an empty site."""

import json
import lzma
import posixpath
import zipfile
import zlib
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.storage import default_storage

from articles.loading.contents import packed
from articles.loading.packs.manifest import (
    FORMAT,
    MEDIA,
    NAME,
    PROGRESS_EVERY,
    PackError,
    Say,
    digest,
    migrations,
    rows_name,
)
from articles.permissions.roles import ROLES

BROKEN = (
    OSError, EOFError, ValueError, KeyError, RuntimeError, NotImplementedError,
    zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip
COPY_AGAIN = (
    "it was damaged or cut short on its way: copy it again from where it was packed. Nothing was unpacked"
)
LARGEST_MANIFEST = 256 * 1_048_576  # bytes: about a million pictures


def checked_manifest(archive: zipfile.ZipFile, *, using: str, say: Say) -> dict[str, Any]:
    """The manifest of a pack that may be unpacked here; PackError says why another may not. Reads every byte."""
    manifest = _read(archive)
    _check_version(manifest, using=using)
    _check_members(archive, manifest, say=say)
    return manifest


def check_empty(using: str) -> None:
    """Refuse a site that holds anything but the groups that `migrate` makes. One query a table."""
    for model in packed():
        rows = model._base_manager.using(using)
        if model is Group:
            rows = rows.exclude(name__in=ROLES)
        if rows.exists():
            raise PackError(
                f"this site is not empty: it holds {rows.count()} row(s) of {model._meta.label_lower}; unpack into a "
                "new database, where nothing but `migrate` has run. Nothing was unpacked"
            )


def check_media(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> list[str]:
    """The files of the pack that the media folder lacks. One that lies there with other bytes is not written over."""
    missing = []
    for member, expected in manifest["sha256"].items():
        name = member.removeprefix(MEDIA)
        if name == member:
            continue
        if not default_storage.exists(name):
            missing.append(name)
            continue
        with default_storage.open(name, "rb") as file:
            if digest(file) != expected:
                raise PackError(
                    f"the media folder holds another file {name}; move that folder away. Nothing was unpacked"
                )
    return missing


def _read(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if archive.getinfo(NAME).file_size > LARGEST_MANIFEST:
            raise PackError(f"its {NAME} is too large. Nothing was unpacked")
        manifest = json.loads(archive.read(NAME))
        form = {name: type(manifest[name]) for name in ("format", "migrations", "counts", "sha256")}
    except (*BROKEN, TypeError, RecursionError) as error:
        raise PackError(
            "it is no pack of a site, for its manifest cannot be read. Nothing was unpacked"
        ) from error
    if form != {"format": int, "migrations": list, "counts": dict, "sha256": dict}:
        raise PackError("it is no pack of a site, for its manifest says other things. Nothing was unpacked")
    return manifest


def _check_version(manifest: dict[str, Any], *, using: str) -> None:
    if manifest["format"] != FORMAT:
        raise PackError(
            f"it is a pack of format {manifest['format']}, and this version reads {FORMAT}; unpack it with the version "
            "that packed it. Nothing was unpacked"
        )
    there, here = set(map(str, manifest["migrations"])), set(migrations(using))
    if there != here:
        differing = ", ".join(sorted(there ^ here)[:3])
        side = "the packed site" if there - here else "this site"
        raise PackError(
            f"it comes from another version: {side} alone has the migration(s) {differing}; bring both sites to the "
            "same version, run `migrate`, and pack again. Nothing was unpacked"
        )
    tables = {model._meta.label_lower for model in packed()}
    if tables != manifest["counts"].keys():
        differing = ", ".join(sorted(tables ^ manifest["counts"].keys())[:3])
        raise PackError(
            f"it comes from another version, for only one of the two has {differing}. Nothing was unpacked"
        )


def _check_members(archive: zipfile.ZipFile, manifest: dict[str, Any], *, say: Say) -> None:
    names, listed = archive.namelist(), manifest["sha256"]
    expected = {NAME, *listed}
    if len(names) != len(set(names)) or set(names) != expected:
        raise PackError(f"its members are not those of its manifest; {COPY_AGAIN}")
    if not expected >= {rows_name(model) for model in packed()}:
        raise PackError(f"a table is missing in it; {COPY_AGAIN}")
    for number, (name, wanted) in enumerate(listed.items(), start=1):
        if not _is_plain(name.removeprefix(MEDIA)):
            raise PackError(f"its member {name!r} leads out of the media folder. Nothing was unpacked")
        try:
            with archive.open(name) as file:
                found = digest(file)
        except BROKEN as error:
            raise PackError(f"its member {name} cannot be read; {COPY_AGAIN}") from error
        if found != wanted:
            raise PackError(f"its member {name} is not what was packed; {COPY_AGAIN}")
        if number % PROGRESS_EVERY == 0 or number == len(listed):
            say(f"checked: {number} of {len(listed)} members")


def _is_plain(name: str) -> bool:
    return (
        posixpath.normpath(name) == name
        and name != "."
        and not name.startswith(("/", "../"))
        and name != ".."
        and not set(name) & {"\\", ":", "\x00"}
    )
