"""Where a text answers, with what was found marked; the text itself is never changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.normalization import words as indexed_words
from articles.search.query_parser import read
from articles.search.snippets import Part, Words, marked, snippet_of


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


FILLER = "And so on it went for a while. " * 12


def shown(text, typed, names=()):
    """The words of the snippet, and what is marked in it."""
    found = snippet_of(text, read(typed, names))
    return "".join(part.text for part in found.parts), [part.text for part in found.parts if part.is_hit]


@pytest.mark.parametrize(
    ("text", "typed", "right"),
    [
        ("Border Guard. " + FILLER + "At two border gates it rained.", "border gate", ["border", "gates"]),
        ("Border, then a gate. " + FILLER + "At two border gates.", "gates border", ["border", "gates"]),
        ("A border. " + FILLER + "Gate 5 of the border.", "border gate", ["Gate", "border"]),
        ("A gate. Another gate. A third gate.", "gate", ["gate", "gate", "gate"]),
        ("A joint, a patrol. " + FILLER + "A joint patrol.", '"joint patrol"', ["joint patrol"]),
        ("Border, gate. " + FILLER + "Near Dien Bien.", "border dien bien", ["Dien Bien"]),
        (
            "Sông và biên giới. " + FILLER + "Cửa khẩu biên giới.",
            "cua khau bien gioi",
            ["Cửa", "khẩu", "biên", "giới"],
        ),
    ],
)
def test_place_with_most_of_the_words_nearest_to_each_other_is_shown(text, typed, right):
    words, hits = shown(text, typed, {"dien bien"})
    assert hits == right
    assert words.startswith("… ") is (FILLER in text)


def test_wide_find_is_shown_from_its_first_word_to_its_last():
    text = FILLER + "A border " + "x " * 80 + "and a gate. " + FILLER
    words, hits = shown(text, "border gate")
    assert hits == ["border", "gate"]
    assert len(words) < 330


@given(st.text(st.sampled_from("aế \u00ad\u00a0\n,½ﬁ"), max_size=12))
def test_word_is_marked_wherever_spaces_and_signs_stand(around):
    parts = marked(f"{around} Biên {around}", read("bien"))
    assert [part.text for part in parts if part.is_hit] == ["Biên"]


def test_long_text_of_nothing_but_hits_is_read_once():
    text = "border gate " * 10_000
    words, hits = shown(text, "border gate")
    assert words.startswith("border gate border")
    assert hits[:2] == ["border", "gate"]


def test_text_without_spaces_is_cut_too():
    text = "x" * 1000 + ",gate," + "y" * 1000
    words, hits = shown(text, "gate")
    assert (hits, words.startswith("… xxx"), words.endswith("yyy …")) == (["gate"], True, True)
    assert len(words) < 400
    assert snippet_of("gate " + "x" * 1000, read("gate")).fragment == "#:~:text=gate"


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("aế \u00ad\u00a0\n,½ﬁ\u0301"), max_size=40))
def test_each_word_of_the_index_has_its_place(text):
    found = Words(text)
    places = [found.span(*word.span()) for word in re.finditer(r"\S+", found.said)]
    assert found.said.split() == indexed_words(text).split()
    assert [indexed_words(text[start:end]) != "" for start, end in places] == [True] * len(places)
    assert sorted(places) == places


@given(st.text(max_size=80), st.text(max_size=20))
def test_marking_keeps_every_character(text, typed):
    assert "".join(part.text for part in marked(text, read(typed))) == text
