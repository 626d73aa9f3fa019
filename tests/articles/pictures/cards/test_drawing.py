"""The card: letters that are all there, words that all stand on it, and the same picture for the same words."""

import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.pictures.cards.drawing import DRAWN, MARGIN, SIZE, _font, _width, _wrapped, can_draw, draw

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
VIETNAMESE |= {letter.upper() for letter in VIETNAMESE}


def ink(png):
    """Rows and columns of the title's part that are not paper: left, top, right, bottom."""
    picture = Image.open(io.BytesIO(png)).convert("L").crop((0, 150, SIZE[0], 515))
    return picture.point(lambda light: 255 if light < 160 else 0).getbbox()


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_fonts_have_every_letter_that_is_said_to_be_drawn(weight):
    font = _font(weight, 40)
    lacking = bytes(font.getmask("\ufffe"))
    promised = [chr(code) for code in range(0x20, 0x2200) if DRAWN.fullmatch(chr(code))]
    missing = [letter for letter in promised if bytes(font.getmask(letter)) == lacking]
    assert (len(VIETNAMESE), VIETNAMESE - set(promised), missing) == (134 + 12, set(), [])


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Điện Biên", True),
        (unicodedata.normalize("NFD", "Nghĩa tình quân dân"), True),
        ("“Three gates” – 164 km; 5 000 ₫…", True),
        ("边界", False),
        ("The ລາວ gates", False),
        ("A smile \U0001f600", False),
        ("Bell \x07", False),
        ("", False),
    ],
)
def test_title_with_a_letter_that_the_fonts_lack_has_no_card(title, drawn):
    assert can_draw(title) is drawn


def test_same_words_same_picture_composed_or_not():
    picture = draw("Điện Biên", "12 May 2024")
    decomposed = draw(unicodedata.normalize("NFD", "Điện Biên"), "12 May 2024")
    assert (picture == decomposed, picture == draw("Dien Bien", "12 May 2024")) == (True, False)
    assert Image.open(io.BytesIO(picture)).size == SIZE


@pytest.mark.parametrize(
    "title", ["Sea", "Ưỡ " * 83, "x" * 250, "Tuần tra song phương " * 12, "ỲỴ " * 83, "g" * 41]
)
def test_title_stands_between_the_margins_whatever_its_length(title):
    left, top, right, bottom = ink(draw(title.strip(), ""))
    assert (left >= MARGIN - 6, right <= SIZE[0] - MARGIN + 6, top > 0, bottom < 365) == (True,) * 4


@settings(max_examples=40)
@given(st.lists(st.text("abmWỢđ", min_size=1, max_size=9), min_size=1, max_size=25))
def test_wrapping_loses_no_word_and_no_line_is_too_wide(words):
    font = _font("Bold", 60)
    lines = _wrapped(" ".join(words), font)
    assert " ".join(lines).split() == words
    assert [line for line in lines if _width(line, font) > SIZE[0] - 2 * MARGIN] == []


def test_line_below_is_cut_and_leaves_out_what_cannot_be_drawn():
    assert draw("Sea", "报 from Lao") == draw("Sea", " from Lao")
    assert draw("Sea", "wide " * 60) == draw("Sea", "wide " * 70)
