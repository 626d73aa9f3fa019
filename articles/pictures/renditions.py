"""Renditions: sizes and formats of a picture from a closed list, made once, printed only when they exist.

What was made stands in the picture's own row (`ArticleImage.made`), so that printing a `srcset` asks nothing. Names are
derived: `<stem>-<crop>-<width>.<format>`; another file or another focal point gives other names, so a name never
changes its bytes. Cost: about 0.6 s of one core for a photo of 12 megapixels on the machine it was written on.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from articles.fields.colour_management import open_in_srgb
from articles.models import ArticleImage

WIDTHS = {"whole": (320, 640, 960, 1280, 1920), "card": (320, 640), "wide": (480, 960, 1600)}
RATIOS = {
    "card": (3, 2),
    "wide": (2, 1),
}  # of what is cut out around the focal point: lists, and the front page
FORMATS: dict[str, dict[str, Any]] = {  # in the order a browser is offered them
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "optimize": True, "progressive": True},
}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Rendition:
    """One file to be made: its name in the storage, and what it is."""

    name: str
    crop: str
    format: str
    width: int


def key_of(image: ArticleImage) -> str:
    """What the renditions are made of: the file, its focal point and the lists above. Another key: made anew."""
    return f"{stem_of(image)}-{image.focal_x}-{image.focal_y}-{_lists():x}"


@cache
def _lists() -> int:
    return zlib.crc32(repr((WIDTHS, RATIOS, FORMATS)).encode())


def stem_of(image: ArticleImage) -> str:
    return str(image.file).rpartition(".")[0]


def name_of(image: ArticleImage, crop: str, width: int, kind: str) -> str:
    focal = f"-{image.focal_x}-{image.focal_y}" if crop in RATIOS else ""
    return f"{stem_of(image)}-{crop}{focal}-{width}.{kind}"


def wanted(image: ArticleImage, picture: Image.Image) -> Iterator[Rendition]:
    """All that a picture of this size deserves; nothing is blown up. Without transparency there is a JPEG too."""
    kinds = [kind for kind in FORMATS if kind != "jpeg" or picture.mode == "RGB"]
    for crop, widths in WIDTHS.items():
        longest = cut(picture, crop, image.focal_x, image.focal_y)[2]
        for width in sorted({min(width, longest) for width in widths}):
            for kind in kinds:
                yield Rendition(name_of(image, crop, width, kind), crop, kind, width)


def cut(picture: Image.Image, crop: str, x: int, y: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of what the crop shows, in pixels: as much as there is, the focal point inside."""
    if crop not in RATIOS:
        return 0, 0, *picture.size
    return around(picture, RATIOS[crop], x, y)


def around(picture: Image.Image, ratio: tuple[int, int], x: int, y: int) -> tuple[int, int, int, int]:
    """The largest part of this shape, the focal point as far in its middle as the picture goes."""
    width, height = picture.size
    across, down = ratio
    wide, high = min(width, height * across // down), min(height, width * down // across)
    left = min(max(width * x // 100 - wide // 2, 0), width - wide)
    top = min(max(height * y // 100 - high // 2, 0), height - high)
    return left, top, max(wide, 1), max(high, 1)


def make(image: ArticleImage) -> bool:
    """Make what is lacking and write it into the row; whether anything was done. A lost or broken file makes none."""
    if not image.file or image.made.get("key") == key_of(image):
        return False
    old = set(names_made(image))
    try:
        with image.file.storage.open(str(image.file), "rb") as file:
            picture = open_in_srgb(file)
    except OSError:
        return False
    made: dict[str, Any] = {"key": key_of(image), "names": []}
    for each in wanted(image, picture):
        _write(image, picture, each)
        made["names"].append(each.name)
        made.setdefault(each.crop, {}).setdefault(each.format, []).append(each.width)
    image.made = made
    ArticleImage.objects.filter(pk=image.pk, file=image.file).update(made=made)
    _remove(image, old - set(made["names"]))
    return True


def names_made(image: ArticleImage) -> list[str]:
    return list(image.made.get("names", []))


def remove_all(image: ArticleImage) -> None:
    """Of a picture whose row is gone."""
    _remove(image, set(names_made(image)))


def _write(image: ArticleImage, picture: Image.Image, wish: Rendition) -> None:
    """Two pictures may share one file (translations do): the second finds the first one's renditions."""
    storage = image.file.storage
    if storage.exists(wish.name):
        return
    left, top, wide, high = cut(picture, wish.crop, image.focal_x, image.focal_y)
    height = max(round(high * wish.width / wide), 1)
    small = picture.resize(
        (wish.width, height), Image.Resampling.LANCZOS, (left, top, left + wide, top + high), reducing_gap=3.0
    )
    target = io.BytesIO()
    small.save(target, wish.format.upper(), **FORMATS[wish.format])
    storage.save(wish.name, ContentFile(target.getvalue()))


def _remove(image: ArticleImage, names: set[str]) -> None:
    """Files that no other picture prints. A scan of the pictures of the same file: a few rows."""
    shared = ArticleImage.objects.filter(file=str(image.file)).exclude(pk=image.pk)
    kept = {name for other in shared for name in names_made(other)}
    for name in names - kept:
        image.file.storage.delete(name)
