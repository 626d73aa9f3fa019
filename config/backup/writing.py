"""Write a backup: a compressed tar, made as it is read, under another name until it is whole and on the disk."""

import hashlib
import os
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from config.backup import encryption
from config.backup.manifest import MANIFEST, BackupError, Manifest, Member

CHUNK = 1_048_576  # bytes read at a time
LEVEL = 3  # of gzip: pictures are compressed already, and 6 takes a database twice the time for a twentieth of its size
BLOCK = tarfile.BLOCKSIZE
GZIP = 31  # zlib's window bits for a gzip frame around the data


class Archive:
    """Files and texts in the order in which they are added; each is read once, when the archive is written."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}

    def text(self, name: str, content: bytes) -> Iterator[bytes]:
        yield from self._member(name, len(content), iter([content]))

    def file(self, name: str, path: Path) -> Iterator[bytes]:
        """FileNotFoundError before the first byte where it is not there."""
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            yield from self._member(name, size, _read(file, size, path))

    def end(self, *, missing: list[str]) -> Iterator[bytes]:
        yield from self.text(MANIFEST, Manifest(self.members, missing).packed())
        yield bytes(2 * BLOCK)

    def _member(self, name: str, size: int, chunks: Iterator[bytes]) -> Iterator[bytes]:
        header = tarfile.TarInfo(name)
        header.size, header.mode, header.mtime = size, 0o600, int(time.time())
        yield header.tobuf(tarfile.PAX_FORMAT)
        digest = hashlib.sha256()
        for chunk in chunks:
            digest.update(chunk)
            yield chunk
        yield bytes(-size % BLOCK)
        self.members[name] = Member(size, digest.hexdigest())


def write(path: Path, chunks: Iterator[bytes], *, keys: list[Any]) -> None:
    """Under its name stands the whole file or, as before, none. Its owner alone may read it."""
    number, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            if keys:
                encryption.encrypt(_compressed(chunks), file, keys)
            else:
                for chunk in _compressed(chunks):
                    file.write(chunk)
            file.flush()
            os.fsync(number)
        if os.path.lexists(path):
            raise BackupError(f"somebody else has made {path} meanwhile; choose another name")
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Until then a power cut could take the new name of a file back."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _read(file: Any, size: int, path: Path) -> Iterator[bytes]:
    """So many bytes: a picture that is being written meanwhile is named by no row of the backup."""
    while size:
        chunk = file.read(min(CHUNK, size))
        if not chunk:
            raise BackupError(f"{path} became shorter while it was read; run the command again")
        size -= len(chunk)
        yield chunk


def _compressed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()
