"""Fixture files: their bytes, unpacked at most to a size that memory bears."""

import bz2
import gzip
import lzma
import sys
import zipfile
import zlib
from typing import IO, Any

from articles.loading.refusal import Place, refusal

# A file of 300 kB can inflate to 300 MB, which cost the stock command 974 MB of memory and 83 seconds.
LARGEST_INFLATED = 50 * 1024 * 1024  # bytes

_OPENERS: dict[str, Any] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open, "lzma": lzma.open}
_BROKEN = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error, lzma.LZMAError)


def read_fixture(path: str, *, compression: str | None, place: Place) -> bytes:
    """All of a fixture; compressed ones up to `LARGEST_INFLATED`. CommandError where it cannot be read."""
    try:
        if compression == "stdin":
            return _standard_input()
        if compression is None:
            with open(path, "rb") as file:
                return file.read()
        if compression == "zip":
            data = _single_member(path, place)
        else:
            with _OPENERS[compression](path, "rb") as file:
                data = _bounded(file)
    except (*_BROKEN, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise refusal(
            place, f"the file cannot be read ({reason}); check that it is there, whole and readable"
        ) from error
    if len(data) > LARGEST_INFLATED:
        raise refusal(
            place,
            f"the file inflates to more than {LARGEST_INFLATED // 1_048_576} MB; load it uncompressed, or in parts",
        )
    return data


def _standard_input() -> bytes:
    data = getattr(sys.stdin, "buffer", sys.stdin).read()
    return data.encode() if isinstance(data, str) else data


def _bounded(file: IO[bytes]) -> bytes:
    return file.read(LARGEST_INFLATED + 1)


def _single_member(path: str, place: Place) -> bytes:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if len(names) != 1:
            raise refusal(place, f"the archive holds {len(names)} files; put exactly one fixture into it")
        with archive.open(names[0]) as file:
            return _bounded(file)
