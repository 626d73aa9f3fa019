"""Snippets: the place in a text that answers a query, its marked words, and a link that lands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from articles.search.best_window import Hit, best_window
from articles.search.normalization import fold_each
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


class _Word(NamedTuple):  # made for each word of a text: a third of a data class's time
    start: int
    end: int
    folded: str


def snippet_of(text: str, question: Question) -> Snippet | None:
    """Where most words of the question stand together; None when none of them stands in the text."""
    words = list(_words(text))
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
    return list(_parts(text, _hits(list(_words(text)), question), 0, len(text)))


def _words(text: str) -> Iterator[_Word]:
    """Where each folded word stands. A character that folds to nothing or to several stays with its word.

    Cost: most stretches between spaces fold to one word and are not looked at sign by sign.
    """
    for stretch in _STRETCH.finditer(text):
        folded = "".join(fold_each(stretch[0]))
        if folded and " " not in folded:
            yield _Word(stretch.start(), stretch.end(), folded)
        else:
            yield from _words_within(stretch[0], stretch.start())


def _words_within(stretch: str, offset: int) -> Iterator[_Word]:
    start, folded = -1, ""
    for at, char in enumerate([*fold_each(stretch), " "], offset):
        if char.isspace():
            if folded:
                yield _Word(start, at, folded)
            start, folded = -1, ""
            continue
        start = at if start < 0 else start
        folded += char


def _hits(words: list[_Word], question: Question) -> list[Hit]:
    """Every place that answers a clause, in order; longer ones first where they overlap."""
    answered: dict[tuple[str, ...], list[int]] = {}
    for number, clause in enumerate(question.wanted):
        for phrase in clause.phrases:
            answered.setdefault(phrase, []).append(number)
    beginnings: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(answered, key=len, reverse=True):
        beginnings.setdefault(phrase[0], []).append(phrase)
    hits = []
    at = 0
    while at < len(words):
        for phrase in beginnings.get(words[at].folded, ()):
            last = at + len(phrase) - 1
            if tuple(word.folded for word in words[at : last + 1]) == phrase:
                hits.append(Hit(at, last, words[at].start, words[last].end, tuple(answered[phrase])))
                at = last
                break
        at += 1
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


def _fragment(text: str, words: list[_Word], first: int) -> str:
    """A text fragment of the found words and a few after them, all of one line and none of them endless."""
    line_end = text.find("\n", words[first].start)
    line_end = min(len(text) if line_end < 0 else line_end, words[first].end + LANDS_ON * LONGEST_WORD)
    last = first
    while last + 1 < min(len(words), first + LANDS_ON) and words[last + 1].end <= line_end:
        last += 1
    said = quote(text[words[first].start : words[last].end], safe="").replace("-", "%2D")
    return f"#:~:text={said}"
