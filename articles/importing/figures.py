"""Figures of a document: its pictures, each with the caption that stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.importing.document import Caption, Figure

NEAR = 1  # paragraphs between a picture and its caption, at most


@dataclass(frozen=True)
class PlacedPicture:
    """A picture met in a document: its number there, from 1, and how many paragraphs stand before it."""

    number: int
    after: int


def figures_of(met: Sequence[Caption | PlacedPicture]) -> list[Figure]:
    """Pictures and captions in the order of the document, those that belong together as one.

    Where as many captions as pictures stand together, they belong to each other in order. Any other caption belongs to
    the nearest picture, before it rather than behind it; one that is too far from any is a figure without a picture.
    """
    taken = _in_order(met)  # picture by caption, as places in `met`
    for _, _, caption, picture in sorted(_neighbours(met)):
        if caption not in taken and picture not in taken.values():
            taken[caption] = picture
    captions = {picture: met[caption] for caption, picture in taken.items()}
    figures = []
    for place, each in enumerate(met):
        if isinstance(each, PlacedPicture):
            caption = captions.get(place)
            figures.append(Figure(each.number, caption.text if isinstance(caption, Caption) else ""))
        elif place not in taken:
            figures.append(Figure(0, each.text))
    return figures


def _in_order(met: Sequence[Caption | PlacedPicture]) -> dict[int, int]:
    taken: dict[int, int] = {}
    for _, together in groupby(enumerate(met), key=lambda each: each[1].after):
        places = list(together)
        pictures = [place for place, each in places if isinstance(each, PlacedPicture)]
        captions = [place for place, each in places if isinstance(each, Caption)]
        if len(pictures) == len(captions):
            taken |= dict(zip(captions, pictures, strict=True))
    return taken


def _neighbours(met: Sequence[Caption | PlacedPicture]) -> list[tuple[int, int, int, int]]:
    """How far apart, by paragraphs and then by what stands between (a picture behind counts as farther); the places."""
    pictures = [(place, each) for place, each in enumerate(met) if isinstance(each, PlacedPicture)]
    pairs = []
    for place, caption in enumerate(met):
        for other, picture in pictures if isinstance(caption, Caption) else ():
            apart = abs(caption.after - picture.after)
            if apart <= NEAR:
                pairs.append((apart, 2 * abs(place - other) + (other > place), place, other))
    return pairs
