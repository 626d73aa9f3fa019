"""Where the parts of this site lie: its database, its pictures, its secrets."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connections

from config.env import ENV_FILE, VAR_DIR


@dataclass(frozen=True)
class Places:
    """`database` as in Django's settings; no `media` where pictures are in a bucket."""

    database: dict[str, Any]
    vendor: str
    media: Path | None
    secrets: Path
    state: Path

    @property
    def file(self) -> Path:
        """That of an SQLite database."""
        return Path(self.database["NAME"])


def of_this_site() -> Places:
    in_folder = isinstance(default_storage, FileSystemStorage)
    return Places(
        database=connections["default"].settings_dict,
        vendor=connections["default"].vendor,
        media=Path(settings.MEDIA_ROOT) if in_folder else None,
        secrets=ENV_FILE,
        state=VAR_DIR,
    )
