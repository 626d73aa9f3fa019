"""Article extraction: which blocks of a web page belong to the article.

trafilatura finds them in a copy of the page in which each block begins with a mark of its own, so that what it finds is
known again for certain; the words we store are the page's, never those it writes. Our own rules
follow, see `article_rules`.
"""

import logging
import re
from collections.abc import Sequence

from articles.html.dom import Node
from articles.importing.article_rules import by_rules, may_belong
from articles.importing.webpage import PageBlock

MOST_BLOCKS = 10_000  # a longer page is no article; the library needs 0.3 ms for each
LARGEST = 4_000_000  # characters of a page without its scripts
# Braille: printed, so the library keeps it, and no letter, so that it is no part of a word.
_FIRST_SIGN = 0x2800
_SIGNS = 255
_MARK = re.compile("([\u2801-\u28ff])([\u2801-\u28ff])")


def of_article(root: Node, blocks: Sequence[PageBlock], title: str) -> list[bool]:
    """For each block, whether it belongs to the article; the title's own block is the caller's."""
    found = _found(root, blocks)
    kept = [number in found and may_belong(block) for number, block in enumerate(blocks)]
    if not any(kept):  # a page of a few words, or one the library cannot read
        return [may_belong(block) for block in blocks]
    return by_rules(blocks, kept, title)


def _found(root: Node, blocks: Sequence[PageBlock]) -> set[int]:
    """Numbers of the blocks that the library takes for the article; none where it fails or the page is too long."""
    if len(blocks) > MOST_BLOCKS:
        return set()
    numbers = (divmod(number, _SIGNS) for number in range(len(blocks)))
    marks = [chr(_FIRST_SIGN + 1 + high) + chr(_FIRST_SIGN + 1 + low) for high, low in numbers]
    html = _marked(root, blocks, marks)
    if len(html) > LARGEST:
        return set()
    return {
        (ord(high) - _FIRST_SIGN - 1) * _SIGNS + ord(low) - _FIRST_SIGN - 1
        for high, low in _MARK.findall(_library_text(html))
    }


def _marked(root: Node, blocks: Sequence[PageBlock], marks: Sequence[str]) -> str:
    """The page as HTML with its marks; the tree is as it was afterwards."""
    put = []
    for block, mark in zip(blocks, marks, strict=True):
        block.start.insert_before(mark)
        if block.start.prev is not None:
            put.append(block.start.prev)
    html = root.html or ""
    for node in put:
        node.decompose()
    return html


def _library_text(html: str) -> str:
    # Here, not above: it takes a second and 60 MB, which no other page or command should pay.
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(html, include_comments=False, with_metadata=False)
    except Exception:  # whatever it raises on a page that says nothing sensible, the rules go on without it
        logging.getLogger(__name__).debug("extraction failed", exc_info=True)
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else "".join(body.itertext())
