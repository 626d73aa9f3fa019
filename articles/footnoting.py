"""Numbers in an article's text, behind the passages that the registry rests on.

A number is an empty link that the style sheet fills: the words of the text stay the words of the text, for those who
copy them and for browsers that are sent to a passage.
"""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.text import QUOTES, fold_quotation

_TAGS = "(?:<[^>]*>)*"
_SPACE = r"(?:\s|&nbsp;|<[^>]*>)+"
_ALIKE = {"&": "&amp;", "<": "&lt;", ">": ">|&gt;"}
for _folded in set(QUOTES.values()):
    _ALIKE[_folded] = "|".join([_folded, *(chr(code) for code, made in QUOTES.items() if made == _folded)])
_AFTER = re.compile(r"[.,;:!?)\]”’»\"']*")
_LINK = re.compile(r"</?a\b[^>]*>")


def end_of(body: str, passage: str) -> int | None:
    """Where in the body's HTML a passage is over, behind the sign that closes it; None where it does not stand."""
    found = _pattern(passage).search(body)
    if found is None:
        return None
    end = _AFTER.match(body, found.end()).end()
    closing = next(_LINK.finditer(body, end), None)
    return closing.end() if closing and closing[0] == "</a>" else end  # no link stands in a link


def footnoted(body: str, marks: Iterable[tuple[int, int]]) -> str:
    """The body with a link to `#passage-<number>` at each place; `marks` are (place, number)."""
    at, parts = 0, []
    for place, number in sorted(marks):
        name = _("What the registry takes from this: %(number)s") % {"number": number}
        link = '<sup class="text-mark"><a id="mark-{}" href="#passage-{}" data-number="{}" aria-label="{}"></a></sup>'
        parts += [body[at:place], format_html(link, number, number, number, name)]
        at = place
    return "".join([*parts, body[at:]])


def _pattern(passage: str) -> re.Pattern:
    """The passage as it may stand in clean HTML: spaces, quotation marks and dashes of any kind, formats between."""
    parts, glue = [], ""
    for sign in fold_quotation(passage):
        if sign == " ":
            glue = _SPACE
        else:
            parts += [glue, f"(?:{_ALIKE[sign]})" if sign in _ALIKE else re.escape(sign)]
            glue = _TAGS
    return re.compile("".join(parts) + r"(?![^<>]*>)" if parts else r"(?!)")
