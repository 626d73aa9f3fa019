"""Body of a draft: the paragraphs of a document as the house's HTML, with its headings, lists and quotations."""

import itertools
from collections.abc import Sequence

from django.utils.html import escape

from articles.html.sanitizer import clean_html
from articles.importing.document import Line


def body_of(lines: Sequence[Line]) -> str:
    """The lines as clean HTML, a block a line; entries of a list that stand together are one list."""
    blocks: list[str] = []
    open_: list[str] = []  # lists, the outermost first; each has an open entry
    for line in lines:
        words = line.html or escape(line.text)
        common = _common(open_, line.lists)
        if open_:
            blocks[-1] += _ends(open_[common:])
            del open_[common:]
        if not open_:
            blocks.append("")
        if not line.lists:
            blocks[-1] = _block(line.tag, words)
            continue
        if common == len(line.lists):
            blocks[-1] += "</li><li>"
        blocks[-1] += "".join(f"<{tag}><li>" for tag in line.lists[common:]) + words
        open_.extend(line.lists[common:])
    if open_:
        blocks[-1] += _ends(open_)
    return clean_html("\n".join(blocks))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lists both are in."""
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _ends(lists: Sequence[str]) -> str:
    return "".join(f"</li></{tag}>" for tag in reversed(lists))


def _block(tag: str, words: str) -> str:
    return f"<blockquote><p>{words}</p></blockquote>" if tag == "blockquote" else f"<{tag}>{words}</{tag}>"
