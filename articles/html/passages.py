"""Cited passages in a body: where each one ends, and numbers put there that lead to what the registry takes from it.

A number is an empty link that the style sheet fills: the words of the text stay the words of the text, for those who
copy them and for browsers that are sent to a passage.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.html.dom import Node, children, parsed, texts, written
from articles.html.plain_text import QUOTES, fold_quotation
from articles.html.raised import words_of
from provinces.datatypes.unseen_characters import without_unseen

_CLOSING = re.compile(r"[.,;:!?)\]”’»\"']*")


class QuotableText:
    """A body's words as quotations are compared, and the way back to their places in its tree."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._pieces = _pieces(parsed(body))
        self._starts = [piece.start for piece in self._pieces]
        self.words = "".join(piece.words for piece in self._pieces)

    def end_of(self, passage: str) -> int | None:
        """How many of the folded signs are over where a passage ends; None where it does not stand."""
        wanted = fold_quotation(passage)
        start = self.words.find(wanted) if wanted else -1
        return None if start < 0 else start + len(wanted)

    def numbered(self, marks: Iterable[tuple[int, int]]) -> str:
        """The body with a link to `#passage-<number>` behind each end; `marks` are (end, number).

        A link stands behind the sign that closes its passage, and never inside another link.
        """
        given = sorted(marks, reverse=True)  # the last one first, so that the places before it still hold
        if not given:
            return self._body
        root = parsed(self._body)
        nodes = [piece.node for piece in _pieces(root)]
        for end, number in given:
            at = bisect_right(self._starts, end - 1) - 1
            link = list(children(parsed(_mark(number))))
            node = nodes[at]
            assert node is not None  # a passage ends with a sign, never between two blocks
            if around := _set_apart(node):
                for new in reversed(link):
                    around.insert_after(new)
            else:
                nodes[at] = _put_in(node, self._pieces[at].place_of(end), link)
        return written(root)


@dataclass(frozen=True)
class _Piece:
    """A text node with its folded words, or the break between two lines (no node)."""

    node: Node | None
    start: int  # of its words among all words
    words: str
    after_space: bool

    def place_of(self, end: int) -> int:
        """How many signs of the node are over behind so many folded ones of all words."""
        left, after_space, text = end - self.start, self.after_space, _text(self.node)
        for place, sign in enumerate(text):
            if not without_unseen(sign):
                continue
            if not (sign.isspace() and after_space):
                left -= 1
            after_space = sign.isspace()
            if not left:
                return place + 1
        return len(text)


def _pieces(root: Node) -> list[_Piece]:
    pieces, start, after_space = [], 0, True
    for node in texts(root):
        words = _folded(_text(node), after_space=after_space)
        if words:
            pieces.append(_Piece(node, start, words, after_space))
            start += len(words)
            after_space = words.endswith(" ")
    return pieces


def _text(node: Node | None) -> str:
    return " " if node is None else words_of(node)


def _folded(text: str, *, after_space: bool) -> str:
    """A stretch of words, with one space where there is any."""
    text = without_unseen(text).translate(QUOTES)
    core = " ".join(text.split())
    before = " " if text[:1].isspace() and not after_space else ""
    return before + core + (" " if core and text[-1].isspace() else "")


def _mark(number: int) -> str:
    name = _("What the registry takes from this: %(number)s") % {"number": number}
    link = '<sup class="text-mark"><a id="mark-{}" href="#passage-{}" data-number="{}" aria-label="{}"></a></sup>'
    return format_html(link, number, number, number, name)


def _set_apart(node: Node) -> Node | None:
    """The link or the raised characters around a text: a number stands behind them."""
    above: Node | None = node
    while above is not None and above.tag not in {"a", "sup", "sub"}:
        above = above.parent
    return above


def _put_in(node: Node, place: int, link: list[Node]) -> Node:
    """Put the link behind so many signs of a text and those that close a passage there; what stands before it."""
    text = node.text_content or ""
    closing = _CLOSING.match(text, place)
    place = closing.end() if closing else place
    node.insert_before(text[:place])
    before = node.prev
    assert before is not None  # it has just been put there
    for new in link:
        node.insert_before(new)
    if text[place:]:
        node.insert_before(text[place:])
    node.decompose()
    return before
