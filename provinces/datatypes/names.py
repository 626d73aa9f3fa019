"""Vietnamese names: the one way to fold, slug and sort them, in Python and in the database.

Folding takes accents and case away so that `dien bien`, `Điện Biên`, `ĐIỆN BIÊN` and its decomposed form are one
word. `đ` has no Unicode decomposition, so it is mapped before the marks are stripped; `slugify` alone would drop it.
"""

import unicodedata
from functools import lru_cache

from django.db import models
from django.db.models.functions import Collate
from django.utils.text import slugify

from provinces.datatypes.unseen_characters import without_unseen

WITHOUT_DECOMPOSITION = str.maketrans(
    {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o"}
)

KNOWN_WORDS = 4_000  # of names and titles, with their folded forms: 1 MB

# White space as `str.split` takes it, for regular expressions: PostgreSQL's own `\s` depends on the database's locale.
WHITE_SPACE = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

# Vietnamese dictionary order of letters and, second, of tones (level, huyền, hỏi, ngã, sắc, nặng).
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def fold(text: str) -> str:
    """In lower case without accents and unseen characters, white space collapsed: 'Điện  Biên' -> 'dien bien'."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(filter(None, map(_folded, text.split(" "))))


@lru_cache(maxsize=KNOWN_WORDS)
def _folded(word: str) -> str:
    """What stands between two spaces, which no rule of Unicode reaches across."""
    decomposed = unicodedata.normalize("NFKD", without_unseen(word).translate(WITHOUT_DECOMPOSITION))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.lower().split())


def slug_of(text: str, *, max_length: int = 80) -> str:
    """An ASCII slug cut at a word: 'Điện Biên' -> 'dien-bien'. Empty when nothing of the text is Latin."""
    slug = slugify(fold(text))
    if len(slug) <= max_length:
        return slug
    return slug[: max_length + 1].rpartition("-")[0][:max_length] or slug[:max_length]


def sort_key(text: str) -> tuple:
    """A key that sorts like a Vietnamese dictionary: a ă â b c d đ e ê …, tones only where letters are equal."""
    letters, tones = [], []
    for char in unicodedata.normalize("NFC", text).lower():
        tone, base = 0, char
        decomposed = unicodedata.normalize("NFD", char)
        for mark in decomposed[1:]:
            if mark in _TONES:
                tone = _TONES[mark]
                base = unicodedata.normalize("NFC", decomposed.replace(mark, ""))
        if base not in _LETTERS:
            base = fold(base)[:1] or base
        if base in _LETTERS:
            letters.append(_LETTERS.index(base) + 1)
            tones.append(tone)
        elif base.isspace() or base == "-":
            letters.append(0)
            tones.append(0)
        else:
            letters.append(100 + ord(base))
            tones.append(0)
    return tuple(letters), tuple(tones)


def compare(first: str, second: str) -> int:
    """Collation callback for SQLite: -1, 0 or 1 as `first` stands before, level with or after `second`."""
    one, two = (sort_key(first), first), (sort_key(second), second)
    return (one > two) - (one < two)


COLLATION = (
    "vi-x-icu"  # PostgreSQL has it from ICU; on SQLite `database.py` registers `compare` under the same name
)


class Fold(models.Func):
    """`fold` inside the database, for generated columns.

    They are right after a form, `loaddata`, `update()` and raw SQL alike.
    """

    function = "borderpost_fold"
    arity = 1
    output_field = models.TextField()


def in_name_order(field: str = "name") -> models.OrderBy:
    """Order by a name as a Vietnamese reader expects it. Cost: a sort of the rows shown, no index."""
    return Collate(models.F(field), COLLATION).asc()
