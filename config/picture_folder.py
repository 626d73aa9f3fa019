"""The folder of pictures: a file is there whole or not at all, also where the disk is full in the middle of it."""

from contextlib import suppress
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="config.picture_folder.PictureFolder")
class PictureFolder(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        is_others = self.exists(name)  # Django takes another name then; this one is not ours to remove
        try:
            return super()._save(name, content)
        except OSError:
            if not is_others:
                with suppress(OSError):
                    self.delete(name)
            raise
