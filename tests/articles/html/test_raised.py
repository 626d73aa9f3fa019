"""Raised and lowered characters in plain text and in quoted passages."""

from articles.html.passages import QuotableText
from articles.html.plain_text import plain_text
from articles.search.normalization import plain, words

BODY = "<p>10<sup>3</sup> m<sup>-2</sup> of CO<sub>2</sub> on the 1<sup>st</sup>, <em>x<sup>n</sup></em>.</p>"
SAID = "10³ m⁻² of CO₂ on the 1st, xⁿ."


def test_plain_text_keeps_them_raised():
    assert plain_text(BODY) == SAID


def test_passage_is_found_and_marked_behind_a_raised_figure():
    text = QuotableText("<p>over 10<sup>3</sup> m</p>")
    end = text.end_of("over 10³")
    assert (text.words.strip(), end) == ("over 10³ m", 8)
    assert text.numbered([(8, 1)]).startswith('<p>over 10<sup>3</sup><sup class="text-mark">')


def test_search_finds_either_way_of_writing():
    assert (words(plain("10<sup>3</sup> km<sup>2</sup>")), words("10³ km²")) == ("103 km2", "103 km2")
