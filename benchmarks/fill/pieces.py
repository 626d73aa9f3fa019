"""Pieces: texts that know their words as search indexes them, so that what is joined of them is not folded again.

A text is folded word by word, and no rule reaches across a space (`articles.search.normalization`): the words of a
joined text are those of its pieces. `manage.py check_search` folds everything from the articles, and a test asks it.
"""

from functools import lru_cache
from typing import NamedTuple

from articles.search.normalization import accented, words


class Piece(NamedTuple):
    """A text, and what `borderpost_words` and `borderpost_accented` make of it."""

    text: str
    words: str
    accented: frozenset[str]


def piece_of(text: str) -> Piece:
    """Of plain text without signs that HTML has other words for. Folded now: 0.01 ms for a sentence."""
    return Piece(text, words(text), frozenset(() if text.isascii() else accented(text).split()))


known_piece = lru_cache(maxsize=50_000)(piece_of)  # for names and words that come again; 20 MB


def joined(pieces: list[Piece], *, text: str) -> Piece:
    """`text` is the pieces in their order, with nothing but spaces and tags between."""
    beyond_ascii = [piece.accented for piece in pieces if piece.accented]
    return Piece(text, " ".join([piece.words for piece in pieces]), frozenset().union(*beyond_ascii))
