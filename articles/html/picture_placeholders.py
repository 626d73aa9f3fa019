"""Picture placeholders: a paragraph that says only `[picture 2]` (or `[ảnh 2]`) stands for the picture of that order.

The text keeps no address of a file: a picture can be replaced, corrected or withdrawn without touching the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from articles.html.dom import Node, parsed, written

WORDS = re.compile(r"\s*\[(?:picture|ảnh)\s+(\d{1,4})\]\s*", re.IGNORECASE)
_CUT = "picture-placeholder"  # an element that no clean body holds


class Picture(Protocol):
    """Whatever has a place in the order of an article's pictures: this module knows no tables."""

    order: int


@dataclass(frozen=True)
class Part[P: Picture]:
    """A stretch of clean HTML, or a picture that stands between two of them."""

    html: str = ""
    picture: P | None = None


def placeholders(root: Node) -> list[tuple[Node, int]]:
    """The paragraphs that stand for a picture, each with the order of that picture."""
    found = []
    for paragraph in root.css("p"):
        words = paragraph.first_child
        if words is None or not words.is_text_node or words.next is not None:
            continue
        if match := WORDS.fullmatch(words.text_content or ""):
            found.append((paragraph, int(match[1])))
    return found


def parts_of[P: Picture](body: str, pictures: Iterable[P]) -> Iterator[Part[P]]:
    """The body in order. A placeholder without its picture, or named a second time, prints nothing."""
    waiting = {picture.order: picture for picture in pictures}
    root = parsed(body)
    orders = []
    for paragraph, order in placeholders(root):
        paragraph.insert_before(root.parser.create_node(_CUT))
        paragraph.decompose()
        orders.append(order)
    first, *rest = written(root).split(f"<{_CUT}></{_CUT}>")
    if first.strip():
        yield Part(html=first.strip())
    for order, html in zip(orders, rest, strict=True):
        if picture := waiting.pop(order, None):
            yield Part(picture=picture)
        if html.strip():
            yield Part(html=html.strip())


def placed(body: str) -> set[int]:
    """The orders of the pictures that the body places."""
    return {order for _, order in placeholders(parsed(body))}


def without_placeholders(body: str) -> str:
    """The body without them, whatever stands around."""
    root = parsed(body)
    for paragraph, _ in placeholders(root):
        paragraph.decompose()
    return written(root)
