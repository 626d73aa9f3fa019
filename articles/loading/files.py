"""Fixture files: their bytes, as a whole up to a size that memory bears, or line by line whatever their size."""

import bz2
import gzip
import importlib
import lzma
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from articles.loading.refusal import Place, refusal

# A file of 300 kB can inflate to 300 MB, which cost the stock command 974 MB of memory and 83 seconds.
LARGEST_INFLATED = 50 * 1024 * 1024  # bytes of a file, or of a line of one that is read line by line
ZSTANDARD = ("compression.zstd", "backports.zstd")  # Python's own from 3.14 on, and the same for those before

type Told = Callable[[int], None]


def read_fixture(path: str, *, compression: str | None, place: Place) -> bytes:
    """All of a fixture; compressed ones up to `LARGEST_INFLATED`. CommandError where it cannot be read."""
    with _refused_if_broken(place), _opened(path, compression, place) as (file, _packed):
        if compression in {None, "stdin"}:
            return file.read()
        data = file.read(LARGEST_INFLATED + 1)
    if len(data) > LARGEST_INFLATED:
        raise _too_large(place, "the file")
    return data


def read_lines(path: str, *, compression: str | None, place: Place, told: Told) -> Iterator[bytes]:
    """The lines of a fixture, one in memory at a time. `told` is told how many bytes of the file are read."""
    limit = -1 if compression in {None, "stdin"} else LARGEST_INFLATED + 1
    with _refused_if_broken(place), _opened(path, compression, place) as (file, packed):
        number = 0
        while line := file.readline(limit):
            number += 1
            if limit > 0 and len(line) >= limit:
                raise _too_large(Place(place.file, f"line {number}"), "the line")
            yield line
            told(packed.tell() if packed else 0)


def size_of(path: str) -> int:
    """Bytes on the disk; 0 of standard input and of what is not there."""
    return os.path.getsize(path) if os.path.isfile(path) else 0


@contextmanager
def _opened(path: str, compression: str | None, place: Place) -> Iterator[tuple[IO[bytes], IO[bytes] | None]]:
    """The file as it is read, and as it lies on the disk."""
    if compression == "stdin":
        yield _StandardInput(), None  # type: ignore[misc]
        return
    with open(path, "rb") as packed:
        if compression is None:
            yield packed, packed
        elif compression == "zip":
            with zipfile.ZipFile(packed) as archive, archive.open(_single_member(archive, place)) as file:
                yield file, packed
        else:
            with _opener(compression, place)(packed, "rb") as file:
                yield file, packed


def _opener(compression: str, place: Place) -> Any:
    openers = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open, "lzma": lzma.open}
    if compression in openers:
        return openers[compression]
    for module in ZSTANDARD:
        try:
            return importlib.import_module(module).open
        except ModuleNotFoundError:
            continue
    raise refusal(
        place,
        "Python reads this compression from 3.14 on, before with the package backports.zstd; "
        "install it, or compress the file with gzip",
    )


@contextmanager
def _refused_if_broken(place: Place) -> Iterator[None]:
    try:
        yield
    except _broken() as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise refusal(
            place, f"the file cannot be read ({reason}); check that it is there, whole and readable"
        ) from error


def _broken() -> tuple[type[Exception], ...]:
    """What a damaged file can raise."""
    zstandard = (module.ZstdError for name in ZSTANDARD if (module := sys.modules.get(name)))
    packed = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, *zstandard)
    return (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, *packed)


def _too_large(place: Place, what: str) -> Exception:
    return refusal(
        place,
        f"{what} inflates to more than {LARGEST_INFLATED // 1_048_576} MB; load it uncompressed, or in parts",
    )


class _StandardInput:
    """Bytes of standard input, be it a stream of bytes or of text."""

    def __init__(self) -> None:
        self._stream = getattr(sys.stdin, "buffer", sys.stdin)

    def read(self) -> bytes:
        return self._bytes(self._stream.read())

    def readline(self, limit: int = -1) -> bytes:
        return self._bytes(self._stream.readline(limit))

    def _bytes(self, data: str | bytes) -> bytes:
        return data.encode() if isinstance(data, str) else data


def _single_member(archive: zipfile.ZipFile, place: Place) -> str:
    names = archive.namelist()
    if len(names) != 1:
        raise refusal(place, f"the archive holds {len(names)} files; put exactly one fixture into it")
    return names[0]
