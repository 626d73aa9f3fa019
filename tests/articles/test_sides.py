"""Which paragraphs of a translation are stale: only those whose original changed, whatever moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sides import beside, changed_words, paragraphs_of

THEN = [f"đoạn {number}" for number in range(1, 9)]
OURS = [f"paragraph {number}" for number in range(1, 9)]


def marked(now, ours=OURS):
    return [(pair.original, pair.ours) for pair in beside(then=THEN, now=now, ours=ours) if pair.is_stale]


def test_nothing_changed():
    pairs = beside(then=THEN, now=THEN, ours=OURS)
    assert [(pair.number, pair.original, pair.ours, pair.is_stale) for pair in pairs] == [
        (number, f"đoạn {number}", f"paragraph {number}", False) for number in range(1, 9)
    ]


@pytest.mark.parametrize(
    ("now", "stale"),
    [
        ([*THEN[:2], "khác", *THEN[3:]], [("khác", "paragraph 3")]),
        (["mới", *THEN], [("mới", "")]),
        ([*THEN, "mới"], [("mới", "")]),
        ([*THEN[:4], "mới", *THEN[4:]], [("mới", "")]),
        (THEN[1:], [("", "paragraph 1")]),
        ([*THEN[:3], *THEN[4:]], [("", "paragraph 4")]),
        (["mới", *THEN[:2], "khác", *THEN[3:]], [("mới", ""), ("khác", "paragraph 3")]),
        ([], [("", each) for each in OURS]),
    ],
)
def test_exactly_what_changed_is_marked(now, stale):
    assert marked(now) == stale


def test_old_translation_stands_beside_the_changed_words():
    [pair] = [
        pair
        for pair in beside(then=["dài 164 km"], now=["dài hơn 164 km"], ours=["164 km long"])
        if pair.is_stale
    ]
    assert (pair.ours, [(word.kind, word.text) for word in pair.words]) == (
        "164 km long",
        [("same", "dài"), ("new", "hơn"), ("same", "164 km")],
    )


def test_translation_longer_than_its_original_is_shown_to_its_end():
    pairs = beside(then=["một"], now=["một"], ours=["one", "two"])
    assert [(pair.original, pair.ours, pair.is_stale) for pair in pairs] == [
        ("một", "one", False),
        ("", "two", False),
    ]


TEXTS = st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=8)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_is_dropped_from_either_side(then, now, ours):
    pairs = beside(then=then, now=now, ours=ours)
    assert [pair.original for pair in pairs if pair.original] == now
    assert [pair.ours for pair in pairs if pair.ours] == ours


@given(TEXTS, TEXTS)
def test_same_original_is_never_stale(then, ours):
    assert [pair for pair in beside(then=then, now=then, ours=ours) if pair.is_stale] == []


@given(TEXTS, TEXTS)
def test_stale_ones_are_counted_from_one(then, now):
    places = [pair.place for pair in beside(then=then, now=now, ours=[]) if pair.is_stale]
    assert places == list(range(1, len(places) + 1))


@given(st.text(alphabet="ab ", max_size=20), st.text(alphabet="ab ", max_size=20))
def test_words_put_together_again(before, after):
    words = changed_words(before, after)
    assert " ".join(word.text for word in words if word.kind != "gone").split() == after.split()
    assert " ".join(word.text for word in words if word.kind != "new").split() == before.split()


def test_paragraphs_of_a_plain_text():
    assert paragraphs_of(" một \n\n hai\n") == ["một", "hai"]
