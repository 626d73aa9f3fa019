"""Perceptual hashes: 64 bits by which a picture is recognised in another size or format.

A difference hash: 9 x 8 grey pixels, each bit whether a pixel is brighter than its left neighbour. Two looks that
differ in at most NEAR bits are taken for one picture; the 16-bit quarters of a look are indexed, and two looks with at
most 3 differing bits always share one (pigeonhole), so nothing is compared with the whole table.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from PIL import Image

from articles.fields.colour_management import in_srgb, open_in_srgb
from articles.models import ArticleImage

NEAR = 6  # bits; re-encoding and resizing our 14 drawings moved at most 3, two different ones differ in at least 10
QUARTERS = ("1", "5", "9", "13")  # where each begins among the 16 hexadecimal digits
PLAIN = 4  # bits; a picture of one colour has hardly any look and would be like every other


def hash_of(picture: Image.Image) -> str:
    """16 hexadecimal digits."""
    grey = in_srgb(picture).convert("L").resize((9, 8), Image.Resampling.BOX)
    pixels = list(grey.get_flattened_data())
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (pixels[row * 9 + column + 1] > pixels[row * 9 + column])
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """How many of the 64 bits differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def read_hash(image: ArticleImage) -> str:
    """The look of the file as it is stored; empty when it is lost or broken."""
    try:
        with image.file.storage.open(str(image.file), "rb") as file:
            return hash_of(open_in_srgb(file))
    except (OSError, ValueError):
        return ""


def alike(images: Iterable[ArticleImage], *, elsewhere: Any) -> list[ArticleImage]:
    """Pictures that look like one of `images` in articles that are not translations of `elsewhere`. One query."""
    looks = {image.look for image in images if image.look and _says_something(image.look)}
    if not looks:
        return []
    same_quarter = Q()
    for start in QUARTERS:
        same_quarter |= Q(**{f"quarter_{start}__in": {_quarter(look, start) for look in looks}})
    candidates: QuerySet[ArticleImage] = (
        ArticleImage.objects.annotate(
            **{f"quarter_{start}": Substr("look", int(start), 4) for start in QUARTERS}
        )
        .filter(same_quarter)
        .exclude(article__translation_key=elsewhere)
        .select_related("article")
        .defer("article__body", "article__original_text")
    )
    return [each for each in candidates[:500] if any(distance(each.look, look) <= NEAR for look in looks)]


def _quarter(look: str, start: str) -> str:
    return look[int(start) - 1 : int(start) + 3]


def _says_something(look: str) -> bool:
    return PLAIN <= int(look, 16).bit_count() <= 64 - PLAIN
