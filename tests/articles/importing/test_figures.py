"""Which caption belongs to which picture, by where they stand."""

import pytest

from articles.importing.document import Caption, Figure
from articles.importing.figures import PlacedPicture, figures_of


def met(line):
    """`p` is a paragraph, a digit a picture, a capital a caption."""
    found, after = [], 0
    for sign in line:
        if sign == "p":
            after += 1
        else:
            found.append(PlacedPicture(int(sign), after) if sign.isdigit() else Caption(sign, after))
    return found


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("1Ap2B", [(1, "A"), (2, "B")]),
        ("1p2B", [(1, ""), (2, "B")]),
        ("1p2Bp", [(1, ""), (2, "B")]),
        ("1Ap2", [(1, "A"), (2, "")]),
        ("A1pB2", [(1, "A"), (2, "B")]),
        ("p1A2Bp", [(1, "A"), (2, "B")]),
        ("p12ABp", [(1, "A"), (2, "B")]),
        ("1ppA", [(1, ""), (0, "A")]),
        ("1pA", [(1, "A")]),
        ("1pA2", [(1, ""), (2, "A")]),
        ("1AB", [(1, "A"), (0, "B")]),
        ("AppB", [(0, "A"), (0, "B")]),
        ("pAp1", [(1, "A")]),
        ("App1pB2", [(0, "A"), (1, ""), (2, "B")]),
        ("", []),
    ],
)
def test_caption_goes_to_the_picture_beside_it(line, right):
    assert [(each.picture, each.caption) for each in figures_of(met(line))] == right


def test_ten_thousand_captions_without_a_picture_are_read_once():
    captions = [Caption(str(number), number) for number in range(10_000)]
    assert figures_of(captions) == [Figure(0, caption.text) for caption in captions]
