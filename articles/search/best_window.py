"""Best window: the stretch of a text where the most different words of a question stand nearest to each other."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

WIDEST = 220  # characters from the first of its words to the last


class Hit(NamedTuple):
    """What answers some clauses of the question: where it stands among the folded words, and where in the text."""

    place: int
    start: int
    end: int
    clauses: tuple[int, ...]


def best_window(hits: Sequence[Hit], weights: Sequence[int]) -> tuple[int, int]:
    """The first and last hit of the window, as places in `hits`, which are in the order of the text.

    A clause counts once in a window, by its weight: how many words it has, so that a phrase outweighs its parts. Among
    equals the narrowest wins, then the first. One pass: each hit enters and leaves once. Raises ValueError if no hit.
    """
    if not hits:
        raise ValueError("a text without a hit has no window")
    best, found = (-1, 0), (0, 0)
    inside: Counter[int] = Counter()
    left = 0
    for right, hit in enumerate(hits):
        inside.update(hit.clauses)
        while left < right and (_too_wide(hits[left], hit) or _is_repeated(hits[left], inside)):
            inside.subtract(hits[left].clauses)
            left += 1
        weight = sum(weights[clause] for clause, times in inside.items() if times)
        score = (weight, hits[left].start - hit.end)
        if score > best or right == 0:
            best, found = score, (left, right)
    return found


def _too_wide(first: Hit, last: Hit) -> bool:
    return last.end - first.start > WIDEST


def _is_repeated(hit: Hit, inside: Counter[int]) -> bool:
    """What it answers is answered further on, so the window is as good without it."""
    return all(inside[clause] > 1 for clause in hit.clauses)
