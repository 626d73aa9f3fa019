"""Three-way merge by paragraph: two people changed one text, and nobody's words are dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Chunk:
    """Neighbouring paragraphs. `kind`: `same`; `mine` or `theirs`, if one side changed them; `conflict`, if both."""

    kind: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def merged(self) -> tuple[str, ...]:
        """What the chunk puts into the text: of a conflict both sides, mine first."""
        if self.kind == "conflict":
            return self.mine + self.theirs
        return self.theirs if self.kind == "theirs" else self.mine


def merge(base: Sequence[str] | None, mine: Sequence[str], theirs: Sequence[str]) -> list[Chunk]:
    """The chunks in order. Without a `base` whatever differs is a conflict."""
    if base is None:
        return _merge_two(mine, theirs)
    chunks = []
    at_base = at_mine = at_theirs = 0
    for from_base, from_mine, from_theirs, length in _agreed(base, mine, theirs):
        chunks += _gap(base[at_base:from_base], mine[at_mine:from_mine], theirs[at_theirs:from_theirs])
        if length:
            same = tuple(base[from_base : from_base + length])
            chunks.append(Chunk("same", same, same))
        at_base, at_mine, at_theirs = from_base + length, from_mine + length, from_theirs + length
    return chunks


def merged(chunks: Sequence[Chunk]) -> list[str]:
    """The paragraphs of the merged text."""
    return [paragraph for chunk in chunks for paragraph in chunk.merged]


def merge_value(base: str | None, mine: str, theirs: str) -> tuple[str, bool]:
    """One line instead of paragraphs: (the value to offer, whether both changed it differently)."""
    if mine == theirs or theirs == base:
        return mine, False
    if mine == base:
        return theirs, False
    return mine, True


def merge_sets(base: set[str] | None, mine: set[str], theirs: set[str]) -> set[str]:
    """What both have, what either added, without what either took away. Without a base: what either has."""
    if base is None:
        return mine | theirs
    return (mine & theirs) | (mine - base) | (theirs - base)


def _agreed(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of the base that neither side touched: where each begins in all three, and how long it is."""
    in_mine = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    in_theirs = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    one = other = 0
    while one < len(in_mine) and other < len(in_theirs):
        a, b = in_mine[one], in_theirs[other]
        start, end = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if start < end:
            yield start, a.b + start - a.a, b.b + start - b.a, end - start
        if a.a + a.size < b.a + b.size:
            one += 1
        else:
            other += 1
    yield len(base), len(mine), len(theirs), 0


def _gap(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[Chunk]:
    before, left, right = tuple(base), tuple(mine), tuple(theirs)
    if not left and not right:
        return []
    if left == right:
        return [Chunk("same", left, right)]
    if left == before:
        return [Chunk("theirs", left, right)]
    if right == before:
        return [Chunk("mine", left, right)]
    if len(before) == len(left) == len(right) > 1:  # neighbouring paragraphs, each changed by somebody
        return [
            chunk
            for one in zip(before, left, right, strict=True)
            for chunk in _gap(*((each,) for each in one))
        ]
    return [Chunk("conflict", left, right)]


def _merge_two(mine: Sequence[str], theirs: Sequence[str]) -> list[Chunk]:
    chunks = []
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        left, right = tuple(mine[a:b]), tuple(theirs[c:d])
        chunks.append(Chunk("same" if kind == "equal" else "conflict", left, right))
    return chunks
