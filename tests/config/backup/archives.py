"""Backups of a few small files, without a site."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from config.backup.manifest import FORMAT, Site
from config.backup.reading import Contents, read
from config.backup.writing import Archive, write

SITE = Site(
    format=FORMAT,
    made="2026-11-27T16:00:00+00:00",
    vendor="sqlite",
    release="a",
    migrations=[],
    rows={},
    has_pictures=True,
)


class Kept:
    """Takes everything into memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def begin(self, site: Site) -> None:
        self.site = site

    def take(self, name: str, chunks: Iterator[bytes]) -> None:
        self.files[name] = b"".join(chunks)


def files(folder: Path, size: int = 3000) -> dict[str, bytes]:
    """A database and pictures, written below the folder; one name is Vietnamese, one longer than an old tar allows."""
    content = {
        "database.sqlite3": bytes(range(256)) * (size // 256),
        "media/articles/biên phòng.webp": b"picture" * 100,
        f"media/articles/{'l' * 180}.jpeg": b"",
        "media/a:b\\c\nd.png": b"a name that only other programs give",
        "borderpost.env": b"SECRET_KEY=x",
    }
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return content


def chunks_of(archive: Archive, folder: Path, names: Any, site: Site = SITE) -> Iterator[bytes]:
    yield from archive.text("site.json", site.packed())
    for name in names:
        yield from archive.file(name, folder / name)
    yield from archive.end(missing=["articles/lost.webp"])


def made(folder: Path, keys: Any = (), **changed: Any) -> tuple[Path, dict[str, bytes]]:
    """A backup, and what it holds."""
    content, path = files(folder / "site"), folder / "site.backup"
    chunks = chunks_of(Archive(), folder / "site", content, **changed)
    write(path, chunks, keys=list(keys))
    return path, content


def contents(path: Path, key_file: Path | None = None, to: Any = None) -> tuple[Contents, dict[str, bytes]]:
    to = to or Kept()
    return read(path, key_file=key_file, to=to, told=lambda done: None), to.files


def with_byte(path: Path, place: int, change: Callable[[int], int] = lambda byte: byte ^ 0xFF) -> None:
    data = bytearray(path.read_bytes())
    data[place] = change(data[place])
    path.write_bytes(data)
