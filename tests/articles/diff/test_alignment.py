"""Paragraphs of two texts that belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.diff.alignment import Bead, beads, steps

ORIGINAL = [
    "Đồn biên phòng Mường Mươn quản lý 25,6 km đường biên giới.",
    "Năm 2024, đồn đã phát hiện 12 vụ vi phạm.",
    "Trạm Si Pa Phìn có hai mươi chiến sĩ.",
    "Lễ kết nghĩa với bản Huổi Hươi của Lào diễn ra tại Điện Biên.",
]
OURS = [
    "Muong Muon border post manages 25.6 km of the border line.",
    "In 2024 the post uncovered 12 violations.",
    "Si Pa Phin station has twenty soldiers.",
    "The twinning with Huoi Huoi village of Laos took place in Dien Bien.",
]


def laid(original, ours):
    return [(bead.original, bead.ours) for bead in beads(original, ours)]


@pytest.mark.parametrize(
    ("original", "ours", "expected"),
    [
        (ORIGINAL, OURS, [((n,), (n,)) for n in range(4)]),
        (ORIGINAL, [OURS[0], *OURS[2:]], [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]),
        (ORIGINAL[1:], OURS, [((), (0,)), ((0,), (1,)), ((1,), (2,)), ((2,), (3,))]),
        (
            ORIGINAL,
            [OURS[0], f"{OURS[1]} {OURS[2]}", OURS[3]],
            [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))],
        ),
        (
            [ORIGINAL[0], f"{ORIGINAL[1]} {ORIGINAL[2]}", ORIGINAL[3]],
            OURS,
            [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))],
        ),
        ([], OURS[:1], [((), (0,))]),
        (ORIGINAL[:1], [], [((0,), ())]),
        ([], [], []),
    ],
)
def test_translation_lies_along_its_original(original, ours, expected):
    assert laid(original, ours) == expected


def test_very_long_texts_are_laid_along_by_their_order():
    found = beads(["a"] * 3_000, ["b"] * 2_999)
    assert (found[0], found[-1], len(found)) == (Bead((0,), (0,)), Bead((2_999,), ()), 3_000)


TEXTS = st.lists(st.text(alphabet="aB1 ", min_size=1, max_size=6), max_size=9)


@given(TEXTS, TEXTS)
def test_every_paragraph_of_both_is_in_one_bead_in_order(original, ours):
    found = beads(original, ours)
    assert [at for bead in found for at in bead.original] == list(range(len(original)))
    assert [at for bead in found for at in bead.ours] == list(range(len(ours)))


@given(TEXTS, TEXTS)
def test_every_paragraph_of_both_states_is_in_one_step(then, now):
    found = steps(then, now)
    assert sorted(step.then for step in found if step.then is not None) == list(range(len(then)))
    assert [step.now for step in found if step.now is not None] == list(range(len(now)))
    for step in found:
        if step.kind in {"same", "moved"}:
            assert then[step.then] == now[step.now]


def test_rewritten_stretch_is_paired_by_its_words_and_then_by_its_order():
    then = ["a b c d", "e f g h", "x"]
    now = ["new here", "a b c z", "e f g z", "y"]
    assert [(step.kind, step.then, step.now) for step in steps(then, now)] == [
        ("new", None, 0),
        ("changed", 0, 1),
        ("changed", 1, 2),
        ("changed", 2, 3),
    ]
