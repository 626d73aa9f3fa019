"""Numbers in an article's text, behind the passages that the registry rests on.

A number is an empty link that the style sheet fills: the words of the text stay the words of the text, for those who
copy them and for browsers that are sent to a passage.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.html.sanitizer import BLOCK_END, QUOTES, fold_quotation

_PIECE = re.compile(r"<[^>]*>|&#?\w+;|[^<&]+|.")
_AFTER = re.compile(r"[.,;:!?)\]”’»\"']*")
_LINK = re.compile(r"</?a\b[^>]*>")


class QuotableText:
    """A body's words as quotations are compared, and the way back to their places in its HTML."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._pieces: list[re.Match] = []
        self._starts: list[int] = []
        words, length = [], 0
        for piece in _PIECE.finditer(body):
            folded = _folded(piece[0], after_space=not words or words[-1].endswith(" "))
            if folded:
                self._pieces.append(piece)
                self._starts.append(length)
                words.append(folded)
                length += len(folded)
        self.words = "".join(words)

    def end_of(self, passage: str) -> int | None:
        """Where in the HTML a passage is over, behind the sign that closes it; None where it does not stand."""
        wanted = fold_quotation(passage)
        start = self.words.find(wanted) if wanted else -1
        if start < 0:
            return None
        end = _AFTER.match(self.body, self._place(start + len(wanted))).end()
        closing = _LINK.search(self.body, end)
        return closing.end() if closing and closing[0] == "</a>" else end  # no link stands in a link

    def _place(self, end: int) -> int:
        """The place in the HTML behind the last of so many folded signs."""
        number = bisect_right(self._starts, end - 1) - 1
        piece, left = self._pieces[number], end - self._starts[number]
        if piece[0][0] in "<&":
            return piece.end()
        after_space = number == 0 or self.words[self._starts[number] - 1] == " "
        for place, sign in enumerate(piece[0], start=piece.start()):
            if not (sign.isspace() and after_space):
                left -= 1
            after_space = sign.isspace()
            if not left:
                return place + 1
        return piece.end()


def footnoted(body: str, marks: Iterable[tuple[int, int]]) -> str:
    """The body with a link to `#passage-<number>` at each place; `marks` are (place, number)."""
    at, parts = 0, []
    for place, number in sorted(marks):
        name = _("What the registry takes from this: %(number)s") % {"number": number}
        link = '<sup class="text-mark"><a id="mark-{}" href="#passage-{}" data-number="{}" aria-label="{}"></a></sup>'
        parts += [body[at:place], format_html(link, number, number, number, name)]
        at = place
    return "".join([*parts, body[at:]])


def _folded(piece: str, *, after_space: bool) -> str:
    """A tag, an entity or a stretch of words, with one space where there is any."""
    if piece[0] == "<":
        text = " " if BLOCK_END.fullmatch(piece) else ""
    else:
        text = html.unescape(piece).translate(QUOTES)
    core = " ".join(text.split())
    before = " " if text[:1].isspace() and not after_space else ""
    return before + core + (" " if core and text[-1].isspace() else "")
