"""Found in place: the paragraphs of both columns of a review with what the checks find in them, where it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.checks import Finding
from articles.diff.side_by_side import Pair

ONLY_IN_ORIGINAL = "_not_in_text"  # so end the codes of what the original has and our text has not


@dataclass(frozen=True)
class Piece:
    """A run of a paragraph; `is_found` where a finding is about it."""

    text: str
    is_found: bool = False


@dataclass(frozen=True)
class ReadPair(Pair):
    """A pair with the pieces of its two sides, and what is found in each; no pieces where nothing is."""

    original_pieces: tuple[Piece, ...] = ()
    original_said: tuple[str, ...] = ()
    ours_pieces: tuple[Piece, ...] = ()
    ours_said: tuple[str, ...] = ()


def found_in_place(pairs: Iterable[Pair], findings: Iterable[Finding], text: str) -> list[ReadPair]:
    """`text` is the whole text of ours, in which the findings were counted.

    The original is not counted: there the first place of what our text lacks is marked.
    """
    read = {pair.number: ReadPair(**vars(pair)) for pair in pairs}
    with_passage = [finding for finding in findings if finding.passage]
    in_ours = [(each, set(each.places_in(text))) for each in with_passage if each.starts]
    for pair in sorted(read.values(), key=lambda each: each.lines):
        places, said = [], []
        in_ours = [(finding, wanted) for finding, wanted in in_ours if wanted]
        for finding, wanted in in_ours:
            if not (spans := list(_spans(finding.passage, pair.ours))):
                continue
            here = [span for number, span in enumerate(spans) if number in wanted]
            wanted_later = {number - len(spans) for number in wanted if number >= len(spans)}
            wanted.clear()
            wanted.update(wanted_later)
            places += here
            said += [finding.sentence] if here else []
        read[pair.number] = replace(pair, ours_pieces=_pieces(pair.ours, places), ours_said=tuple(said))
    _mark_original(read, [each for each in with_passage if each.code.endswith(ONLY_IN_ORIGINAL)])
    return list(read.values())


def _mark_original(read: dict[int, ReadPair], findings: list[Finding]) -> None:
    for number, pair in read.items():
        places, said = [], []
        for finding in [each for each in findings if each.passage in pair.original]:
            if found := re.search(rf"(?<!\w){re.escape(finding.passage)}(?!\w)", pair.original):
                findings.remove(finding)
                places.append(found.span())
                said.append(finding.sentence)
        pieces = _pieces(pair.original, places)
        read[number] = replace(pair, original_pieces=pieces, original_said=tuple(said))


def _spans(passage: str, text: str) -> Iterator[tuple[int, int]]:
    """By `find`: a long text has thousands of findings and of paragraphs, and no pattern is made for each pair."""
    at = text.find(passage)
    while at >= 0:
        yield at, at + len(passage)
        at = text.find(passage, at + len(passage))


def _pieces(text: str, places: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """The text cut at the places; of two that overlap the first one counts."""
    pieces, at = [], 0
    for begins, ends in sorted(places):
        if begins < at:
            continue
        pieces += [Piece(text[at:begins]), Piece(text[begins:ends], is_found=True)]
        at = ends
    return tuple(piece for piece in [*pieces, Piece(text[at:])] if piece.text) if places else ()
