"""Snippets: the place in a text that answers a query, its marked words, and a link that lands there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from urllib.parse import quote

from articles.search.best_window import Hit, best_window
from articles.search.normalization import fold_each, fold_in_place, folded
from articles.search.query_parser import Clause, Phrase, Question

AROUND = 110  # characters on either side of the middle of what was found
LEAST_AROUND = 40  # on either side of a wide find
LONGEST_WORD = 60  # signs of a word that the edge of a snippet keeps whole
LANDS_ON = 6  # words of a text fragment
_STRETCH = re.compile(r"\S+")


@dataclass(frozen=True)
class Part:
    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Snippet:
    """`parts` are plain text, to be escaped by the template. `fragment` is `#:~:text=…`, or empty."""

    parts: list[Part]
    fragment: str = ""


def snippet_of(text: str, question: Question) -> Snippet | None:
    """Where most words of the question stand together; None when none of them stands in the text."""
    words = Words(text)
    hits = _hits(words, question.wanted)
    if not hits:
        return None
    left, right = best_window(hits, [len(clause.phrases[0]) for clause in question.wanted])
    first, last = hits[left], hits[right]
    around = max(AROUND - (last.end - first.start) // 2, LEAST_AROUND)
    start, end = _edge(text, first.start - around, -1), _edge(text, last.end + around, 1)
    return Snippet(list(_parts(text, hits, start, end)), _fragment(text, words, first.place))


def marked(text: str, question: Question) -> list[Part]:
    """A whole short text, such as a title, with what was found marked."""
    return list(_parts(text, _hits(Words(text), question.wanted), 0, len(text)))


class Words:
    """The folded words of a text in order, as one string, and where in the text a stretch of it stands.

    In nearly every text each sign folds to one, so that a place in the string is the place in the text.
    """

    def __init__(self, text: str) -> None:
        in_place = fold_in_place(text)
        self._spans: list[tuple[int, int]] = []
        self._starts: list[int] = []
        if in_place is None:
            stretches = list(_STRETCH.finditer(text))
            said = " ".join(word for stretch in stretches if (word := folded(stretch[0])))
            self._spans = [span for stretch in stretches for span in _spans(stretch[0], stretch.start())]
            self._starts = [0, *accumulate(len(word) + 1 for word in said.split(" "))]
        self.said = said if in_place is None else in_place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from the one that begins at `start` to the one that ends at `end` stand in the text."""
        if not self._starts:
            return start, end
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, end - 1))
        return self._spans[first][0], self._spans[last][1]


def _spans(stretch: str, offset: int) -> list[tuple[int, int]]:
    """Of the words of a stretch. A character that folds to nothing or to several stays with its word."""
    spans, start, is_word = [], -1, False
    for at, char in enumerate([*fold_each(stretch), " "], offset):
        if char.isspace():
            spans += [(start, at)] if is_word else []
            start, is_word = -1, False
            continue
        start = at if start < 0 else start
        is_word = is_word or bool(char)
    number = len(folded(stretch).split())
    # Where one sign makes two words, both stand at the whole stretch.
    return spans if len(spans) == number else [(offset, offset + len(stretch))] * number


def _hits(words: Words, wanted: tuple[Clause, ...]) -> list[Hit]:
    """Every place that answers a clause, in order; longer ones first where they overlap."""
    pattern, answered = _sought(wanted)
    hits = []
    for found in pattern.finditer(f" {words.said} ") if answered else ():
        place = found.start()  # without the space before it, which the text has not
        start, end = words.span(place, found.end() - 1)
        hits.append(Hit(place, start, end, answered[tuple(found[0].split())]))
    return hits


@lru_cache(maxsize=64)
def _sought(wanted: tuple[Clause, ...]) -> tuple[re.Pattern[str], dict[Phrase, tuple[int, ...]]]:
    """What finds the phrases, each behind a space, and which clauses each answers. Kept for the texts of a page."""
    answered: dict[Phrase, tuple[int, ...]] = {}
    for number, clause in enumerate(wanted):
        for phrase in clause.phrases:
            answered[phrase] = (*answered.get(phrase, ()), number)
    phrases = (" +".join(map(re.escape, phrase)) for phrase in sorted(answered, key=len, reverse=True))
    return re.compile(f" (?:{'|'.join(phrases)})(?= )"), answered


def _edge(text: str, at: int, step: int) -> int:
    """The nearest space outward, or the end of the text or of its line; a word too long for that is cut."""
    at = min(max(at, 0), len(text))
    for _ in range(LONGEST_WORD):
        if not 0 < at < len(text) or text[at - (step < 0)].isspace():
            break
        at += step
    return at


def _parts(text: str, hits: list[Hit], start: int, end: int) -> Iterator[Part]:
    if start > 0:
        yield Part("… ")
    at = start
    for hit in hits:
        if hit.start < start or hit.end > end:
            continue
        if hit.start > at:
            yield Part(text[at : hit.start])
        yield Part(text[hit.start : hit.end], is_hit=True)
        at = hit.end
    if at < end:
        yield Part(text[at:end])
    if end < len(text):
        yield Part(" …")


def _fragment(text: str, words: Words, place: int) -> str:
    """A text fragment of the found words and a few after them, all of one line and none of them endless."""
    stretch = words.said[place : place + (LANDS_ON + 1) * LONGEST_WORD]
    found = [words.span(place + word.start(), place + word.end()) for word in _STRETCH.finditer(stretch)]
    start, end = found[0]
    line_end = text.find("\n", start)
    line_end = min(len(text) if line_end < 0 else line_end, end + LANDS_ON * LONGEST_WORD)
    for _begins, beyond in found[1:LANDS_ON]:
        if beyond > line_end:
            break
        end = beyond
    said = quote(text[start:end], safe="").replace("-", "%2D")
    return f"#:~:text={said}"
