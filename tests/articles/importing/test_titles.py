"""Titles of drafts: the document's own, or its first words."""

import pytest

from articles.importing.titles import title_of

NINE = "one two three four five six seven eight nine"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("A title", "A title\nWords.", ("A title", False)),
        ("x" * 250, "Words.", ("x" * 250, False)),
        ("x" * 251, "Words.", ("Words.", True)),
        ("x" * 251, "x" * 251, ("x" * 120, True)),
        ("", NINE, (NINE, True)),
        ("", f"{NINE} ten", (f"{NINE}…", True)),
        ("", "one, two,", ("one, two", True)),
        ("\u200b\u200e", "Words.", ("Words.", True)),
        ("", "", ("Untitled", True)),
    ],
)
def test_title_and_whether_it_is_supplied(title, text, expected):
    assert title_of(title, text) == expected
