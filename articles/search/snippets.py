"""Snippets: the place in a text that answers a query, its marked words, and a link that lands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from articles.search.best_window import Hit, best_window
from articles.search.normalization import fold_each, fold_in_place, folded
from articles.search.query_parser import Question

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
    hits = _hits(words, question)
    if not hits:
        return None
    left, right = best_window(hits, [len(clause.phrases[0]) for clause in question.wanted])
    first, last = hits[left], hits[right]
    around = max(AROUND - (last.end - first.start) // 2, LEAST_AROUND)
    start, end = _edge(text, first.start - around, -1), _edge(text, last.end + around, 1)
    return Snippet(list(_parts(text, hits, start, end)), _fragment(text, words, first.first))


def marked(text: str, question: Question) -> list[Part]:
    """A whole short text, such as a title, with what was found marked."""
    return list(_parts(text, _hits(Words(text), question), 0, len(text)))


class Words:
    """The folded words of a text in order; where they stand is worked out when it is asked.

    0.2 ms for 900 words, in a text in which each sign folds to one, as nearly all do.
    """

    def __init__(self, text: str) -> None:
        self._text, self._in_place = text, fold_in_place(text)
        if self._in_place is not None:
            self.folded = self._in_place.split()
        else:
            stretches = (folded(stretch) for stretch in text.split())
            self.folded = " ".join(said for said in stretches if said).split()

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        if self._in_place is not None:
            return [word.span() for word in _STRETCH.finditer(self._in_place)]
        return [
            span for stretch in _STRETCH.finditer(self._text) for span in _spans(stretch[0], stretch.start())
        ]


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


def _hits(words: Words, question: Question) -> list[Hit]:
    """Every place that answers a clause, in order; longer ones first where they overlap."""
    answered: dict[tuple[str, ...], list[int]] = {}
    for number, clause in enumerate(question.wanted):
        for phrase in clause.phrases:
            answered.setdefault(phrase, []).append(number)
    beginnings: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(answered, key=len, reverse=True):
        beginnings.setdefault(phrase[0], []).append(phrase)
    hits, behind = [], 0
    said = words.folded
    for at in (place for place, word in enumerate(said) if word in beginnings):
        if at < behind:
            continue
        for phrase in beginnings[said[at]]:
            last = at + len(phrase) - 1
            if tuple(said[at : last + 1]) == phrase:
                hits.append(Hit(at, last, words.spans[at][0], words.spans[last][1], tuple(answered[phrase])))
                behind = last + 1
                break
    return hits


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


def _fragment(text: str, words: Words, first: int) -> str:
    """A text fragment of the found words and a few after them, all of one line and none of them endless."""
    start, end = words.spans[first]
    line_end = text.find("\n", start)
    line_end = min(len(text) if line_end < 0 else line_end, end + LANDS_ON * LONGEST_WORD)
    for word in range(first + 1, min(len(words.folded), first + LANDS_ON)):
        beyond = words.spans[word][1]
        if beyond > line_end:
            break
        end = beyond
    said = quote(text[start:end], safe="").replace("-", "%2D")
    return f"#:~:text={said}"
