"""Plain text of a body, and the comparison of quoted passages with it."""

import html
import re

from articles.html.dom import LINE_BREAKS, parsed, texts
from articles.html.picture_placeholders import WORDS, placeholders
from articles.html.raised import words_of
from provinces.datatypes.text_fields import tidy
from provinces.datatypes.unseen_characters import without_unseen

QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "′": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
    }
)

# Of clean HTML: a closing bracket stands in no value of an attribute but within its quotation marks.
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_LINE_END = re.compile(rf'</?(?:{"|".join(sorted(LINE_BREAKS))})(?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?>')
_PLACEHOLDER = re.compile(rf"<p(?:\s[^>]*)?>{WORDS.pattern}</p>", re.IGNORECASE)


def plain_text(body: str) -> str:
    """The words of a body, one line a block, without the placeholders of its pictures."""
    root = parsed(body)
    for placeholder, _ in placeholders(root):
        placeholder.decompose()
    return _in_lines("".join("\n" if node is None else words_of(node) for node in texts(root)))


def plain_text_of_clean(body: str) -> str:
    """The same of a body that `clean_html` has been over, in half of the time: no tree is built. For many at once."""
    if "<sup" in body or "<sub" in body:  # whose characters the tree tells apart
        return plain_text(body)
    return _in_lines(html.unescape(_TAG.sub("", _LINE_END.sub("\n", _PLACEHOLDER.sub("", body)))))


def _in_lines(said: str) -> str:
    return "\n".join(line for line in (" ".join(part.split()) for part in said.splitlines()) if line)


def fold_quotation(text: str) -> str:
    """White space, quotation marks and dashes made alike, nothing unseen: a passage is compared by its words."""
    return " ".join(without_unseen(tidy(text)).translate(QUOTES).split())


def holds_passage(text: str, passage: str) -> bool:
    """Whether the passage stands verbatim in the text, after `fold_quotation`. An empty passage stands nowhere."""
    return folded_holds(fold_quotation(text), passage)


def folded_holds(folded: str, passage: str) -> bool:
    """The same of a text that was folded before, for many passages of one text."""
    wanted = fold_quotation(passage)
    return bool(wanted) and wanted in folded
