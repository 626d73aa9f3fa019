"""Picture files of fixtures, copied to where they are served from."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage
from django.db import models

from articles.loading.entries import Entry
from articles.loading.refusal import refusal

SHIPPED = "pictures"  # the folder of a fixture directory that `illustrations/<name>` stands for
PREFIX = "illustrations/"


class Pictures:
    """The copies one load makes, so that they can be taken back."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.warn = warn
        self._made: list[tuple[Storage, str]] = []

    def copy(self, entries: Iterable[Entry]) -> None:
        """Copy what the store lacks; warn of a picture that is nowhere. One look at the store for each picture."""
        for entry in entries:
            for field in entry.model._meta.concrete_fields:
                if isinstance(field, models.FileField) and entry.values.get(field.attname):
                    self._bring(entry, field, entry.values[field.attname])

    def take_back(self) -> None:
        """Remove the copies of a load that failed after all."""
        for storage, name in self._made:
            storage.delete(name)

    def _bring(self, entry: Entry, field: models.FileField, name: str) -> None:
        if field.storage.exists(name):
            return
        shipped = _shipped(name)
        if shipped is None:
            self.warn(
                f"{entry.place}, field “{field.name}”: the picture {name} is neither among the fixtures' pictures nor "
                "in the media folder; the page does without until it is there."
            )
            return
        try:
            with shipped.open("rb") as file:
                kept = field.storage.save(name, File(file))
        except OSError as error:
            raise refusal(
                entry.place,
                f"the picture cannot be copied into the media folder ({error.strerror}); check that folder",
                field=field.name,
            ) from error
        self._made.append((field.storage, kept))
        if kept != name:
            raise refusal(
                entry.place,
                f"another process wrote {name} at the same moment; load again",
                field=field.name,
            )


def _shipped(name: str) -> Path | None:
    """The picture as it lies beside the fixtures. Only files directly in the folder, and no links out of it."""
    if not name.startswith(PREFIX) or "/" in name.removeprefix(PREFIX):
        return None
    for folder in settings.FIXTURE_DIRS:
        path = Path(folder) / SHIPPED / name.removeprefix(PREFIX)
        if os.path.isfile(path) and not path.is_symlink():  # unlike Path's, it bears any name
            return path
    return None
