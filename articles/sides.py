"""An original and its translation, paragraph beside paragraph; and which paragraphs the original has since changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest


@dataclass(frozen=True)
class Word:
    """A run of words in a comparison. `kind`: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A paragraph of the original as it is now, and ours. `words` says what changed since ours was made.

    `place` counts the stale ones from 1; it is 0 for the others.
    """

    number: int
    original: str
    ours: str
    is_stale: bool
    words: tuple[Word, ...] = ()
    place: int = 0


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text, one a line, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def beside(*, then: Sequence[str], now: Sequence[str], ours: Sequence[str]) -> list[Pair]:
    """Our paragraphs beside those of the original as it is now.

    Ours belong one by one to the paragraphs as they were `then`. A paragraph is stale if the original changed, added or
    took away exactly that one; one put in before it moves it down and marks nothing else.
    """
    pairs: list[Pair] = []

    def add(original: str, mine: str, *, was: str | None) -> None:
        is_stale = was is not None
        words = tuple(changed_words(was or "", original)) if is_stale else ()
        place = sum(pair.is_stale for pair in pairs) + 1 if is_stale else 0
        pairs.append(Pair(len(pairs) + 1, original, mine, is_stale, words, place))

    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        mine = list(ours[a:b])
        if kind == "equal":
            for original, text in zip_longest(now[c:d], mine, fillvalue=""):
                add(original, text, was=None)
        else:
            for was, original, text in zip_longest(then[a:b], now[c:d], mine, fillvalue=""):
                add(original, text, was=was)
    for text in ours[len(then) :]:
        pairs.append(Pair(len(pairs) + 1, "", text, False))
    return pairs


def changed_words(before: str, after: str) -> list[Word]:
    """What was taken away and what was put in, by the word."""
    old, new = before.split(), after.split()
    words: list[Word] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            words.append(Word("same", " ".join(new[c:d])))
            continue
        if a < b:
            words.append(Word("gone", " ".join(old[a:b])))
        if c < d:
            words.append(Word("new", " ".join(new[c:d])))
    return words
