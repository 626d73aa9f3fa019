"""Read a backup that is given to us: every byte of it, and nothing is believed before its checksum is right."""

import gzip
import hashlib
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Protocol

from config.backup import encryption
from config.backup.manifest import (
    DATABASE,
    LARGEST,
    MANIFEST,
    MEDIA,
    SECRETS,
    SITE,
    BackupError,
    Manifest,
    Member,
    Site,
    read_manifest,
    read_site,
)
from config.backup.writing import CHUNK

BROKEN = (EOFError, ValueError, OverflowError, zlib.error, gzip.BadGzipFile, tarfile.TarError)
DAMAGED = "it was damaged or cut short; take another copy of it"


@dataclass(frozen=True)
class Contents:
    """What a backup holds, all of which was read and is what was written."""

    site: Site
    manifest: Manifest


class Receiver(Protocol):
    """Who takes what is in a backup. What it was given is worth nothing until `read` has returned."""

    def begin(self, site: Site) -> None:
        """Told first; raises BackupError where the rest need not be read."""

    def take(self, name: str, chunks: Iterator[bytes]) -> None:
        """The bytes of one file, all of which must be read."""


def read(path: Path, *, key_file: Path | None, to: Receiver, told: Callable[[int], object]) -> Contents:
    """Hand over all files of the backup; BackupError if one is not what was written. Memory: a chunk of one file.

    `told` hears the bytes of the backup file that have been read.
    """
    with path.open("rb") as file, _opened(file, key_file, path) as plain:
        try:
            with gzip.GzipFile(fileobj=plain) as whole, tarfile.open(fileobj=whole, mode="r|") as archive:
                contents = _read_all(archive, to, lambda: told(file.tell()))
                while whole.read(CHUNK):  # to its end, where its own checksum stands
                    pass
        except BROKEN as error:
            raise BackupError(DAMAGED) from error
    return contents


@contextmanager
def _opened(file: BinaryIO, key_file: Path | None, path: Path) -> Iterator[BinaryIO]:
    start = file.read(len(encryption.MARK))
    file.seek(0)
    if start == encryption.MARK:
        if key_file is None:
            raise BackupError("it is encrypted; name its key with --key-file")
        with encryption.decrypted(file, encryption.identities(key_file)) as plain:
            yield plain
    elif start[:2] == b"\x1f\x8b":
        yield file
    else:
        raise BackupError("it is no backup of a site, or its beginning is damaged")


def _read_all(archive: tarfile.TarFile, to: Receiver, told: Callable[[], object]) -> Contents:
    entries = iter(archive)
    found: dict[str, Member] = {}
    site = read_site(_small(archive, next(entries, None), SITE, found))
    to.begin(site)
    for entry in entries:
        if entry.name == MANIFEST:
            manifest = read_manifest(_small(archive, entry, MANIFEST, {}))
            _compare(found, manifest.members, site)
            if next(entries, None):
                raise BackupError(f"it holds a member after its {MANIFEST}")
            return Contents(site, manifest)
        _check_name(entry, found, site)
        chunks = _chunks(archive, entry, found)
        to.take(entry.name, chunks)
        for _ in chunks:  # what was not wanted counts for the checksum as well
            pass
        told()
    raise BackupError(DAMAGED)


def _small(
    archive: tarfile.TarFile, entry: tarfile.TarInfo | None, name: str, found: dict[str, Member]
) -> bytes:
    if entry is None or entry.name != name or not entry.isreg() or entry.size > LARGEST:
        raise BackupError(f"it has no {name} where a backup has it, so it is none, or damaged")
    return b"".join(_chunks(archive, entry, found))


def _chunks(archive: tarfile.TarFile, entry: tarfile.TarInfo, found: dict[str, Member]) -> Iterator[bytes]:
    file: Any = archive.extractfile(entry)
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        yield chunk
    found[entry.name] = Member(size, digest.hexdigest())


def _check_name(entry: tarfile.TarInfo, found: dict[str, Member], site: Site) -> None:
    """Only what a backup has: no links, no way out of the media folder, nothing twice."""
    inside = entry.name.removeprefix(MEDIA)
    is_known = entry.name in (DATABASE[site.vendor], SECRETS) or (
        inside != entry.name and _stays_inside(inside)
    )
    if not entry.isreg() or not is_known or entry.name in found:
        raise BackupError(f"its member {entry.name!r} is none that a backup has")


def _stays_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return str(path) == name != "." and not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _compare(found: dict[str, Member], listed: dict[str, Member], site: Site) -> None:
    if found.keys() != listed.keys() or DATABASE[site.vendor] not in found:
        raise BackupError(f"its members are not those of its {MANIFEST}; {DAMAGED}")
    for name, member in listed.items():
        if found[name] != member:
            raise BackupError(f"its member {name} is not what was written; {DAMAGED}")
