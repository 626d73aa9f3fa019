"""Snippets: the place in a text that answers a query, its marked words, and a link that lands there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from articles.search.normalization import fold_each
from articles.search.query_parser import Question

AROUND = 110  # characters on either side of the first place
LANDS_ON = 6  # words of a text fragment


@dataclass(frozen=True)
class Part:
    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Snippet:
    """`parts` are plain text, to be escaped by the template. `fragment` is `#:~:text=…`, or empty."""

    parts: list[Part]
    fragment: str = ""


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    folded: str


def snippet_of(text: str, question: Question) -> Snippet | None:
    """The first place of the longest phrase that was found; None when no word of the question stands in the text."""
    words = list(_words(text))
    phrases = {phrase for clause in question.wanted for phrase in clause.phrases}
    hits = _hits(words, phrases)
    if not hits:
        return None
    first, last = max(hits, key=lambda hit: hit[1] - hit[0])
    start = _edge(text, words[first].start - AROUND, -1)
    end = _edge(text, words[last].end + AROUND, 1)
    return Snippet(list(_parts(text, words, hits, start, end)), _fragment(text, words, first))


def marked(text: str, question: Question) -> list[Part]:
    """A whole short text, such as a title, with what was found marked."""
    words = list(_words(text))
    hits = _hits(words, {phrase for clause in question.wanted for phrase in clause.phrases})
    return list(_parts(text, words, hits, 0, len(text)))


def _words(text: str) -> Iterator[_Word]:
    """Where each folded word stands. A character that folds to nothing or to several stays with its word."""
    start, folded = -1, ""
    for at, char in enumerate([*fold_each(text), " "]):
        if char.isspace():
            if folded:
                yield _Word(start, at, folded)
            start, folded = -1, ""
            continue
        start = at if start < 0 else start
        folded += char


def _hits(words: list[_Word], phrases: Iterable[tuple[str, ...]]) -> list[tuple[int, int]]:
    """First and last word of each place, in order; longer places first where they overlap."""
    beginnings: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        beginnings.setdefault(phrase[0], []).append(phrase)
    hits = []
    at = 0
    while at < len(words):
        for phrase in beginnings.get(words[at].folded, ()):
            if tuple(word.folded for word in words[at : at + len(phrase)]) == phrase:
                hits.append((at, at + len(phrase) - 1))
                at += len(phrase) - 1
                break
        at += 1
    return hits


def _edge(text: str, at: int, step: int) -> int:
    """The nearest space outward, or the end of the text or of its line."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and not text[at - (step < 0)].isspace():
        at += step
    return at


def _parts(
    text: str, words: list[_Word], hits: list[tuple[int, int]], start: int, end: int
) -> Iterator[Part]:
    if start > 0:
        yield Part("… ")
    at = start
    for first, last in hits:
        begins, ends = words[first].start, words[last].end
        if begins < start or ends > end:
            continue
        if begins > at:
            yield Part(text[at:begins])
        yield Part(text[begins:ends], is_hit=True)
        at = ends
    if at < end:
        yield Part(text[at:end])
    if end < len(text):
        yield Part(" …")


def _fragment(text: str, words: list[_Word], first: int) -> str:
    """A text fragment of the found words and a few after them, all of one line."""
    line_end = text.find("\n", words[first].start)
    line_end = len(text) if line_end < 0 else line_end
    last = first
    while last + 1 < min(len(words), first + LANDS_ON) and words[last + 1].end <= line_end:
        last += 1
    said = quote(text[words[first].start : words[last].end], safe="").replace("-", "%2D")
    return f"#:~:text={said}"
