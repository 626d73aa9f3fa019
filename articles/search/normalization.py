"""Normalization of text for the index: words without accents, case and punctuation, alike in Python and SQL.

`provinces.datatypes.names.fold` keeps punctuation, which two databases would cut into words in two ways; here only
words are left, so both cut at the same spaces. The SQL of the same rule is in `postgres.py`, and a test compares them.
"""

import html
import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from provinces.datatypes.names import WITHOUT_DECOMPOSITION
from provinces.datatypes.unseen_characters import without_unseen

LONGEST = 250_000  # characters of a text that are indexed; PostgreSQL refuses a vector of more than 1 MB
KNOWN_WORDS = 10_000  # beyond ASCII, as they stand in texts; 2 MB with their folded forms

# What stands between words, for the regular expressions of Python and of PostgreSQL alike: controls and ASCII and
# Latin-1 punctuation, general punctuation to dingbats, CJK punctuation, private use, specials; then the spaces and the
# unseen signs of format that stand outside these blocks, so that no space is one in Python alone.
SEPARATORS = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u02b9-\u02ff\u2000-\u2bff\u3000-\u3004\u3008-\u3020\ue000-\uf8ff\ufe00-\ufe0f\ufff0-\uffff"
    r"\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\ufeff\U000110bd\U000110cd"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f"
)
_SEPARATOR = re.compile(f"[\x00{SEPARATORS}]")
_BETWEEN = re.compile(f"[\x00{SEPARATORS}]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_PLACE = re.compile(r"<p(?:\s[^>]*)?>\s*\[(?:picture|ảnh)\s+\d{1,4}\]\s*</p>", re.IGNORECASE)
BLOCK_END = re.compile(r"</(p|h2|h3|li|blockquote)>|<br\s*/?>", re.IGNORECASE)


class _Folding(dict):
    """For `str.translate`: each character's folded form, worked out once. 0.1 ms for a text of 3,000 characters."""

    def __missing__(self, code: int) -> str:
        seen = without_unseen(chr(code))
        decomposed = unicodedata.normalize("NFKD", seen.translate(WITHOUT_DECOMPOSITION))
        bare = "".join(char for char in decomposed if not "\u0300" <= char <= "\u036f").lower()
        bare = bare.replace("ς", "σ")  # which of the two a capital becomes depends on its neighbours
        self[code] = _SEPARATOR.sub(" ", bare)
        return self[code]


_FOLDING = _Folding()


def fold_each(text: str) -> list[str]:
    """The folded form of each character, to find a folded word's place in the text."""
    return [_FOLDING[ord(char)] for char in text]


def fold_in_place(text: str) -> str | None:
    """The text folded sign by sign, each at its own place; None where a sign becomes none or several."""
    if not text.isascii():
        if any(len(_FOLDING[ord(char)]) != 1 for char in set(_BEYOND_ASCII.findall(text))):
            return None
        text = _BEYOND_ASCII.sub(lambda sign: _FOLDING[ord(sign[0])], text)
    said = text.translate(_FOLDING)  # ten times as fast where all is ASCII
    return said if len(said) == len(text) else None


def words(text: str) -> str:
    """The text's words, folded, with one space between: 'Điện-Biên, 33-NQ/TW' -> 'dien bien 33 nq tw'.

    Cut at spaces first, which no rule reaches across: what is ASCII is folded in one go, and of other words the same
    few make up most of a text, so that they are known by heart. 0.2 ms for a text of 6,000 characters.
    """
    parts: list[str] = []
    for is_ascii, run in groupby(text[:LONGEST].split(" "), str.isascii):
        if is_ascii:
            parts.append(" ".join(run).translate(_FOLDING))
        else:
            parts.extend(map(_folded, run))
    return " ".join(" ".join(parts).split())


@lru_cache(maxsize=KNOWN_WORDS)
def _folded(word: str) -> str:
    # Decomposed as a whole first: marks of other scripts that follow each other are put in order.
    decomposed = unicodedata.normalize("NFKD", word.translate(WITHOUT_DECOMPOSITION))
    return " ".join(decomposed.translate(_FOLDING).split())


def folded(stretch: str) -> str:
    """The words of a stretch without spaces, one after the other: as `words`, for those who ask for one at a time."""
    if not stretch.isascii():
        return _folded(stretch)
    said = stretch.translate(_FOLDING).strip()
    return " ".join(said.split()) if " " in said else said


def accented(text: str) -> str:
    """The different words of a text that are not plain ASCII, composed and in lower case, in order of code points.

    They tell `Thế` from `the` where both fold to the same word.
    """
    beyond_ascii = " ".join({part for part in text[:LONGEST].split(" ") if not part.isascii()})
    lower = unicodedata.normalize("NFC", without_unseen(beyond_ascii)).lower()
    return " ".join(sorted({word for word in _BETWEEN.split(lower) if word and not word.isascii()}))


def plain(body: str) -> str:
    """The words of sanitised HTML on one line, without the places of pictures."""
    return html.unescape(_TAG.sub("", BLOCK_END.sub(" ", _PLACE.sub(" ", body))))
