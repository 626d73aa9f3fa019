"""The migrated, empty SQLite database, kept between runs: to migrate takes each process of the suite six seconds.

Kept under what it is made of: another source of the site, package or Python makes another one. Django migrates the copy
as it would a new one, and finds nothing left to do.
"""

import hashlib
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "prepared-databases"
SOURCES = ("articles", "config", "provinces")
MOST = 3  # branches somebody goes between


def kept(folder: Path = FOLDER) -> Path:
    """Where the database of today's sources is kept, or would be."""
    return folder / f"{_digest()}.sqlite3"


def save(file: Path) -> None:
    """Keep what the connection has, for the next run; all at once, for two processes do so at one time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(folder) / file.name
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        copy.replace(file)
    for old in sorted(file.parent.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)


def put(file: Path, name: str) -> bool:
    """Begin the test database with the kept one. False where there is none."""
    if not file.exists():
        return False
    shutil.copyfile(file, name)
    return True


def _digest() -> str:
    digest = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for path in _sources():
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _sources() -> Iterator[Path]:
    yield from sorted(ROOT.glob("requirements*.txt"))
    for folder in SOURCES:
        yield from sorted((ROOT / folder).rglob("*.py"))
