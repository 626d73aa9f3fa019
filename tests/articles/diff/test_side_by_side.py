"""Which paragraphs of a translation are stale: only those whose original changed, whatever moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.diff.side_by_side import Later, beside, changed_words, paragraphs_of

THEN = [f"đoạn {number}" for number in range(1, 9)]
OURS = [f"paragraph {number}" for number in range(1, 9)]


def marked(now, ours=OURS):
    return [
        (pair.original, pair.ours)
        for pair in beside(then=THEN, later=[Later(now)], ours=ours)
        if pair.is_stale
    ]


def test_nothing_changed():
    pairs = beside(then=THEN, later=[Later(THEN)], ours=OURS)
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
        for pair in beside(then=["dài 164 km"], later=[Later(["dài hơn 164 km"])], ours=["164 km long"])
        if pair.is_stale
    ]
    assert (pair.ours, [(word.kind, word.text) for word in pair.words]) == (
        "164 km long",
        [("same", "dài"), ("new", "hơn"), ("same", "164 km")],
    )


def test_translation_longer_than_its_original_is_shown_to_its_end():
    pairs = beside(then=["một"], later=[Later(["một"])], ours=["one", "two"])
    assert [(pair.original, pair.ours, pair.lines) for pair in pairs] == [("một", "one\ntwo", (0, 1))]


def told(*later, then=THEN, ours=OURS):
    pairs = beside(then=then, later=later, ours=ours)
    return [(pair.change, pair.original, pair.ours) for pair in pairs if pair.is_stale]


BEFORE = ["Đồn dài 164 km qua chín xã.", "Trạm có hai mươi người gác.", "Lễ ký tại Điện Biên."]
TRANSLATED = ["The post covers 164 km.", "The station has twenty guards.", "Signed in Dien Bien."]


def test_paragraph_put_in_before_changed_ones_does_not_shift_them():
    now = ["Mở đầu mới.", "Đồn dài 168 km qua chín xã.", "Trạm có hai mươi mốt người gác.", BEFORE[2]]
    assert told(Later(now), then=BEFORE, ours=TRANSLATED) == [
        ("new", "Mở đầu mới.", ""),
        ("changed", "Đồn dài 168 km qua chín xã.", TRANSLATED[0]),
        ("changed", "Trạm có hai mươi mốt người gác.", TRANSLATED[1]),
    ]


def test_paragraph_taken_out_among_changed_ones_does_not_shift_them():
    now = ["Trạm có hai mươi mốt người gác.", "Lễ ký tại tỉnh Điện Biên."]
    assert told(Later(now), then=BEFORE, ours=TRANSLATED) == [
        ("gone", "", TRANSLATED[0]),
        ("changed", "Trạm có hai mươi mốt người gác.", TRANSLATED[1]),
        ("changed", "Lễ ký tại tỉnh Điện Biên.", TRANSLATED[2]),
    ]


def test_moved_paragraph_takes_its_translation_along():
    now = [THEN[3], *THEN[:3], *THEN[4:]]
    assert told(Later(now)) == [("moved", "đoạn 4", "paragraph 4")]


def test_typo_beside_a_change_marks_nothing():
    typo = ["mốt", *THEN[1:]]
    changed = ["mốt", "khác", *THEN[2:]]
    assert told(Later(typo, counts=False), Later(changed)) == [("changed", "khác", "paragraph 2")]
    assert told(Later(typo, counts=False)) == []
    assert told(Later(changed), Later(["mốt", "khác", "ba", *THEN[3:]], counts=False)) == [
        ("changed", "mốt", "paragraph 1"),
        ("changed", "khác", "paragraph 2"),
    ]


def test_changed_and_changed_back_is_not_stale():
    assert told(Later(["khác", *THEN[1:]]), Later(THEN)) == []


def test_new_paragraph_that_went_again_leaves_no_trace():
    assert told(Later(["mới", *THEN]), Later(THEN)) == []


def test_two_paragraphs_translated_as_one_stay_with_it():
    then = ["Đồn dài 164 km qua chín xã.", "Nó có ba trạm.", "Lễ ký tại Điện Biên năm 2024."]
    ours = ["The post covers 164 km in nine communes and has three stations.", "Signed in Dien Bien in 2024."]
    now = [then[0], "Nó có bốn trạm.", then[2]]
    pairs = beside(then=then, later=[Later(now)], ours=ours)
    assert [(pair.original, pair.ours, pair.is_joined, pair.change) for pair in pairs] == [
        (now[0], ours[0], False, ""),
        (now[1], "", True, "changed"),
        (now[2], ours[1], False, ""),
    ]


TEXTS = st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=8)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_is_dropped_from_either_side(then, now, ours):
    pairs = beside(then=then, later=[Later(now)], ours=ours)
    assert [pair.original for pair in pairs if pair.original] == now
    assert sorted(line for pair in pairs for line in pair.lines) == list(range(len(ours)))
    assert sorted(line for pair in pairs for line in pair.ours.splitlines()) == sorted(ours)


@given(TEXTS, TEXTS)
def test_same_original_is_never_stale(then, ours):
    assert [pair for pair in beside(then=then, later=[Later(then)], ours=ours) if pair.is_stale] == []


@given(TEXTS, TEXTS)
def test_stale_ones_are_counted_from_one(then, now):
    places = [pair.place for pair in beside(then=then, later=[Later(now)], ours=[]) if pair.is_stale]
    assert places == list(range(1, len(places) + 1))


@given(st.text(alphabet="ab ", max_size=20), st.text(alphabet="ab ", max_size=20))
def test_words_put_together_again(before, after):
    words = changed_words(before, after)
    assert " ".join(word.text for word in words if word.kind != "gone").split() == after.split()
    assert " ".join(word.text for word in words if word.kind != "new").split() == before.split()


def test_paragraphs_of_a_plain_text():
    assert paragraphs_of(" một \n\n hai\n") == ["một", "hai"]
