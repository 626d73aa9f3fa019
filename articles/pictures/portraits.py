"""Portraits: the square that is cut out of a person's photograph; of both, files go as soon as no profile names them.

Cost: about 30 ms of one core for a photograph as `articles.fields.picture_files` keeps it.
"""

import io
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from articles.fields.colour_management import open_in_srgb
from articles.models import Profile
from articles.pictures.renditions import around

RATIO = (1, 1)
SIDE = 320  # pixels: the largest is shown at 160, on screens that have two for one


def cut_out(profile: Profile) -> None:
    """Give the profile the square of the photograph that lies in the storage. A lost or broken file gives none."""
    if not profile.photograph:
        profile.square = ""
        return
    stem = str(profile.photograph).rpartition(".")[0]
    name = f"{stem}-{profile.focal_x}-{profile.focal_y}.webp"
    try:
        if not default_storage.exists(name):
            with default_storage.open(str(profile.photograph), "rb") as file:
                square = _square(open_in_srgb(file), profile)
            name = default_storage.save(name, ContentFile(square))
    except OSError:
        name = ""
    profile.square = name


def _square(picture: Image.Image, profile: Profile) -> bytes:
    left, top, wide, high = around(picture, RATIO, profile.focal_x, profile.focal_y)
    side = min(SIDE, wide)
    part = (left, top, left + wide, top + high)
    small = picture.resize((side, side), Image.Resampling.LANCZOS, part, reducing_gap=3.0)
    target = io.BytesIO()
    small.save(target, "WEBP", quality=80, method=4)
    return target.getvalue()


def files_of(profile: Profile | None) -> set[str]:
    names = {str(profile.photograph), str(profile.square)} if profile else set()
    return names - {""}


def remove_later(names: set[str]) -> None:
    """Once the rows that named them are gone for good."""
    for name in names:
        transaction.on_commit(partial(default_storage.delete, name))


def after_delete(sender: Any, instance: Profile, **kwargs: Any) -> None:
    """An account goes with its photograph."""
    remove_later(files_of(instance))
