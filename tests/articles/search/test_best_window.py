"""The window of a text that answers a question best, compared with trying every window there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.best_window import WIDEST, Hit, best_window

PLACES = st.lists(st.tuples(st.integers(1, 90), st.integers(0, 3)), min_size=1, max_size=14)
WEIGHTS = [1, 1, 2, 3]


def hits_at(places: list[tuple[int, int]]) -> list[Hit]:
    """One of five characters after each gap, which answers one clause."""
    hits, at = [], 0
    for gap, clause in places:
        at += gap
        hits.append(Hit(at, at, at + 5, (clause,)))
        at += 5
    return hits


def score(hits: list[Hit], left: int, right: int) -> tuple[int, int]:
    clauses = {clause for hit in hits[left : right + 1] for clause in hit.clauses}
    return sum(WEIGHTS[clause] for clause in clauses), hits[left].start - hits[right].end


@given(PLACES)
def test_no_window_is_better_than_the_best(places):
    hits = hits_at(places)
    windows = [
        (left, right)
        for right in range(len(hits))
        for left in range(right + 1)
        if left == right or hits[right].end - hits[left].start <= WIDEST
    ]
    left, right = best_window(hits, WEIGHTS)
    assert (left, right) in windows
    assert score(hits, left, right) == max(score(hits, *window) for window in windows)


def test_first_of_equals_wins():
    assert best_window(hits_at([(10, 0), (80, 0), (80, 0)]), WEIGHTS) == (0, 0)


def test_without_a_hit_there_is_no_window():
    with pytest.raises(ValueError, match="without a hit"):
        best_window([], WEIGHTS)
