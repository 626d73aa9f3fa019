"""A site with pictures on a disk, and an empty place of the same kind beside it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as suite
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from config.backup import places
from tests.databases import database_url, databases
from tests.servers import absent

Place = AbstractContextManager[None]


def run(command: str, *args: Any, **options: Any) -> tuple[str, str]:
    """What it says, and what it warns of."""
    out, err = StringIO(), StringIO()
    call_command(command, *map(str, args), stdout=out, stderr=err, no_color=True, **options)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def state(transactional_db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of the site of this test, whose rows another program sees."""
    if connection.vendor == "postgresql" and not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        absent("pg_dump and pg_restore are not installed (on Debian: apt-get install postgresql-client)")
    return use(tmp_path / "state", settings, monkeypatch)


def use(folder: Path, settings: Any, patch: pytest.MonkeyPatch) -> Path:
    folder.mkdir()
    settings.STORAGES = {
        **suite.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    settings.MEDIA_ROOT = folder / "media"
    patch.setattr(places, "VAR_DIR", folder)
    patch.setattr(places, "ENV_FILE", folder / "borderpost.env")
    return folder


@pytest.fixture
def empty_place(
    state: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Place]]:
    """`with empty_place():` the site is one that has nothing yet."""
    name = f"{connection.settings_dict['NAME']}_restored"

    @contextmanager
    def there() -> Iterator[None]:
        folder = use(tmp_path / "new", settings, monkeypatch)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE IF EXISTS {name}")
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
            url = database_url(name)
        else:
            url = f"sqlite:///{folder / 'borderpost.sqlite3'}"
        with databases(DATABASE_URL=url):
            yield

    yield there
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")


def pictures() -> dict[str, bytes]:
    """Every file of the media folder."""
    root = Path(default_storage.location)
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def left(folder: Path) -> list[str]:
    """What lies in a folder, without what SQLite keeps beside an open database."""
    return sorted(name for name in os.listdir(folder) if not name.endswith(("-wal", "-shm")))
