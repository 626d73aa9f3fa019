"""Words of two elements that only a stylesheet keeps apart: read aloud, copied or printed without it they are one."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "button",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "input",
    "ins",
    "kbd",
    "label",
    "mark",
}
INLINE |= {"q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
UNREAD = {"script", "style", "svg", "title", "head", "select"}
ONE_NAME = ("Border", "post")  # the nameplate: a line runs between its halves


def words_apart(nodes: list[LexborNode]) -> Iterator[str]:
    """A fault for each place where one element's words end and the next one's begin without a space."""
    before = ""
    crossed = False
    for text in _texts(nodes[0]):
        if text is None:
            crossed = True
        elif text == "\n":
            before, crossed = "", False
        else:
            if crossed and re.search(r"[\w,.;:)]$", before) and re.match(r"\w", text):
                ends, begins = before.split()[-1], text.split()[0]
                if (ends, begins) != ONE_NAME:
                    yield f"words run together: {ends}|{begins}"
            before, crossed = text, False


def _texts(node: LexborNode) -> Iterator[str | None]:
    """The texts in their order; None where an element of a line begins or ends, a new line at a block's edges."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield from [child.text_content] if child.text_content else []
        elif child.tag not in UNREAD:
            edge = None if child.tag in INLINE else "\n"
            yield edge
            yield from _texts(child)
            yield edge
