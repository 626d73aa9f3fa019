"""The table of docs/security.md: all of its requirements, each with tests that are there."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
ROW = re.compile(r"^\| ([A-I]-?\d+) \| ([^|]+) \| ([^|]+) \|([^|]*)\|$", re.MULTILINE)
TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
# How many of each kind the list has.
WANTED = {"A": 9, "B": 14, "C": 7, "D": 9, "E": 8, "F": 6, "G": 7, "H": 2, "I": 2}


def test_every_requirement_names_tests_that_are_there(root):
    rows = ROW.findall((root / "docs" / "security.md").read_text(encoding="utf-8"))
    ids = [number for number, _must, _shown, _lacks in rows]
    assert {kind: sum(number.startswith(kind) for number in ids) for kind in WANTED} == WANTED
    assert len(set(ids)) == len(ids) == 64
    named = {number: TEST.findall(shown) for number, _must, shown, _lacks in rows}
    assert [number for number, tests in named.items() if not tests] == []
    texts = {
        file: (TESTS / file).read_text(encoding="utf-8") for tests in named.values() for file, _ in tests
    }
    lost = [
        f"{file}::{name}"
        for tests in named.values()
        for file, name in tests
        if f"def {name}(" not in texts[file]
    ]
    assert lost == []


def test_what_holds_in_part_says_what_is_missing(root):
    rows = ROW.findall((root / "docs" / "security.md").read_text(encoding="utf-8"))
    assert [
        number for number, *_, lacks in rows if lacks.strip() and not re.match(r" ✗ \w.{10,}", lacks)
    ] == []
