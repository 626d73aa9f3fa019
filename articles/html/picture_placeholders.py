"""Pictures by reference: a paragraph that says only `[picture 2]` (or `[ảnh 2]`) stands for the picture of that order.

The text keeps no address of a file: a picture can be replaced, corrected or withdrawn without touching the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

PLACE = re.compile(r"<p(?:\s[^>]*)?>\s*\[(?:picture|ảnh)\s+(\d{1,4})\]\s*</p>\s*", re.IGNORECASE)


class Picture(Protocol):
    """Whatever has a place in the order of an article's pictures: this module knows no tables."""

    order: int


@dataclass(frozen=True)
class Part[P: Picture]:
    """A stretch of clean HTML, or a picture that stands between two of them."""

    html: str = ""
    picture: P | None = None


def parts_of[P: Picture](body: str, pictures: Iterable[P]) -> Iterator[Part[P]]:
    """The body in order. A place without its picture, or named a second time, prints nothing."""
    waiting = {picture.order: picture for picture in pictures}
    at = 0
    for place in PLACE.finditer(body):
        if before := body[at : place.start()].strip():
            yield Part(html=before)
        at = place.end()
        if picture := waiting.pop(int(place[1]), None):
            yield Part(picture=picture)
    if rest := body[at:].strip():
        yield Part(html=rest)


def placed(body: str) -> set[int]:
    """The orders of the pictures that the body places."""
    return {int(place[1]) for place in PLACE.finditer(body)}


def without_places(body: str) -> str:
    return PLACE.sub("", body)
