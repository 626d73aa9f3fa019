"""Where a text answers, with what was found marked; the text itself is never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query_parser import read
from articles.search.snippets import Part, marked, snippet_of


def test_words_are_found_whatever_their_accents():
    assert marked("At Điện Biên, in dien bien.", read("ĐIỆN BIÊN", {"dien bien"})) == [
        Part("At "),
        Part("Điện Biên", is_hit=True),
        Part(", in "),
        Part("dien bien", is_hit=True),
        Part("."),
    ]


def test_long_text_is_cut_at_words_and_lands_on_the_passage():
    text = "Before it all. " * 20 + "The joint patrol-line met\nAfter. " + "And so on. " * 30
    found = snippet_of(text, read('"joint patrol"'))
    words = "".join(part.text for part in found.parts)
    assert (words.startswith("… "), words.endswith(" …"), "joint patrol" in words) == (True, True, True)
    assert found.fragment == "#:~:text=joint%20patrol%2Dline%20met"


@pytest.mark.parametrize("text", ["", "nothing of it"])
def test_text_without_the_words_has_no_snippet(text):
    assert snippet_of(text, read("patrol")) is None


@given(st.text(max_size=80), st.text(max_size=20))
def test_marking_keeps_every_character(text, typed):
    assert "".join(part.text for part in marked(text, read(typed))) == text
