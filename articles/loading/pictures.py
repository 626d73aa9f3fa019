"""Picture files of fixtures, copied to where they are served from."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage
from django.db import models

from articles.loading.entries import Entry
from articles.loading.refusal import Place, refusal

SHIPPED = "pictures"  # the folder of a fixture directory that `illustrations/<name>` stands for
PREFIX = "illustrations/"


class Picture(NamedTuple):
    """A file that a fixture names, and the field that does."""

    place: Place
    model: type[models.Model]
    field: str
    name: str


def pictures_of(entry: Entry) -> Iterator[Picture]:
    for field in _file_fields(entry.model):
        if name := entry.values.get(field.attname):
            yield Picture(entry.place, entry.model, field.name, name)


@cache
def _file_fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


class Pictures:
    """The copies one load makes, so that they can be taken back."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.warn = warn
        self._made: list[tuple[Storage, str]] = []

    def copy(self, pictures: Iterable[Picture]) -> None:
        """Copy what the store lacks; warn of a picture that is nowhere. One look at the store for each picture."""
        for picture in pictures:
            field: Any = picture.model._meta.get_field(picture.field)
            self._bring(picture, field.storage)

    def take_back(self) -> None:
        """Remove the copies of a load that failed after all."""
        for storage, name in self._made:
            storage.delete(name)

    def _bring(self, picture: Picture, storage: Storage) -> None:
        place, name = picture.place, picture.name
        if storage.exists(name):
            return
        shipped = _shipped(name)
        if shipped is None:
            self.warn(
                f"{place}, field “{picture.field}”: the picture {name} is neither among the fixtures' pictures nor "
                "in the media folder; the page does without until it is there."
            )
            return
        try:
            with shipped.open("rb") as file:
                kept = storage.save(name, File(file))
        except OSError as error:
            raise refusal(
                place,
                f"the picture cannot be copied into the media folder ({error.strerror}); check that folder",
                field=picture.field,
            ) from error
        self._made.append((storage, kept))
        if kept != name:
            raise refusal(
                place, f"another process wrote {name} at the same moment; load again", field=picture.field
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
