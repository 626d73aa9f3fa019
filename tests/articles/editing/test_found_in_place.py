"""Findings in place: marked where they stand, at a cost that grows with the text and not with its square."""

import re
from types import SimpleNamespace

import pytest

from articles.checks import Finding
from articles.diff.side_by_side import Pair
from articles.editing import found_in_place
from articles.editing.found_in_place import ONLY_IN_ORIGINAL


def pairs_of(many: int) -> list[Pair]:
    return [
        Pair(each, f"Một {each + 5_000}.", f"One {each}, one {each}.", lines=(each,)) for each in range(many)
    ]


def lacking(many: int) -> list[Finding]:
    code = f"number{ONLY_IN_ORIGINAL}"
    return [Finding(code, "warning", "body", "", passage=str(each + 5_000)) for each in range(many)]


def test_each_lacking_number_is_marked_once_and_in_its_paragraph():
    read = found_in_place.found_in_place(pairs_of(30), lacking(30), "")
    marked = [[piece.text for piece in pair.original_pieces if piece.is_found] for pair in read]
    assert marked == [[str(each + 5_000)] for each in range(30)]


@pytest.mark.parametrize("many", [30, 120])
def test_a_pattern_is_made_for_what_stands_there_alone(monkeypatch, many):
    """Of each pair of a finding and a paragraph it took a minute for 100,000 words."""
    asked = []

    def search(pattern, text):
        asked.append(pattern)
        return re.search(pattern, text)

    monkeypatch.setattr(found_in_place, "re", SimpleNamespace(search=search, escape=re.escape))
    found_in_place.found_in_place(pairs_of(many), lacking(many), "")
    assert len(asked) == many
