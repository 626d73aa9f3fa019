"""Where a passage ends in the HTML of a text, and the numbers that are put there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.html.passages import QuotableText
from articles.html.plain_text import holds_passage, plain_text
from articles.html.sanitizer import clean_html


@pytest.mark.parametrize(
    ("body", "passage", "before"),
    [
        ("<p>It is 164 km long.</p>", "164 km", "<p>It is 164 km"),
        ("<p>It is 164 km long.</p>", "164 km long", "<p>It is 164 km long."),
        ("<p>Over <strong>164</strong> km.</p>", "Over 164 km", "<p>Over <strong>164</strong> km."),
        ("<p><strong>H</strong>a Noi</p>", "Ha", "<p><strong>H</strong>a"),
        ("<p>The <em>Post</em>, it said</p>", "The Post, it", "<p>The <em>Post</em>, it"),
        ("<p>He said “no”.</p>", 'said "no"', "<p>He said “no”."),
        ("<p>1977–1986</p>", "1977-1986", "<p>1977–1986"),
        ("<p>Bread &amp; wine</p>", "Bread & wine", "<p>Bread &amp; wine"),
        ("<p>a &lt; b</p>", "a < b", "<p>a &lt; b"),
        ("<p>One</p>\n<p>two three</p>", "One two", "<p>One</p>\n<p>two"),
        ("<p>Điện&nbsp;Biên</p>", "Điện Biên", "<p>Điện&nbsp;Biên"),
        # no link stands in a link, so the number comes behind it
        ('<p><a href="https://x.org/">the law of</a> it</p>', "the law", '<p><a href="https://x.org/">the law of</a>'),
        # an address is no text
        ('<p><a href="https://x.org/law">It</a> is law</p>', "law", '<p><a href="https://x.org/law">It</a> is law'),
        ('<p lang="vi">vi</p>', "vi", '<p lang="vi">vi'),
        ("<p>Nothing</p>", "something", None),
        ("<p>Nothing</p>", "", None),
        ("<p>bor\u00adder gate</p>", "border", "<p>bor\u00adder"),
        ("<p>border gate</p>", "bor\u00adder", "<p>border"),
        ("<p>the \u200bborder\u2060.</p>", "the border", "<p>the \u200bborder"),
        ("<p>\u00ad<em>\u00ad</em>b<em>\u00ado</em> gate</p>", "bo", "<p>\u00ad<em>\u00ad</em>b<em>\u00ado"),
        ("<p>A (b) [c] *d* e+ f? g</p>", "(b) [c] *d* e+ f?", "<p>A (b) [c] *d* e+ f?"),
    ],
)  # fmt: skip
def test_end_of_a_passage(body, passage, before):
    text = QuotableText(body)
    end = text.end_of(passage)
    assert (None if end is None else re.split("<sup.*?</sup>", text.numbered([(end, 1)]))) == (
        None if before is None else [before, body.removeprefix(before)]
    )


def test_numbers_stand_where_they_belong_and_add_no_words():
    body = "<p>One, two.</p><p>Three</p>"
    text = QuotableText(body)
    marked = text.numbered([(text.end_of("Three"), 2), (text.end_of("One"), 1)])
    assert re.findall(r'href="#passage-(\d)"', marked) == ["1", "2"]
    assert re.sub(r"<sup.*?</sup>", "", marked) == body
    assert plain_text(marked) == plain_text(body)
    assert text.numbered([]) == body


TAGS = ["p", "em", "strong", "li", "a href='https://x.org/'"]
TEXT = st.text("ab\u00ad\u200b\u00a0 &<'\"–đ.,)(", min_size=1, max_size=12)
PIECES = st.lists(st.tuples(st.sampled_from(TAGS), TEXT), min_size=1)


@given(PIECES, st.integers(0, 40), st.integers(1, 30))
def test_every_passage_that_a_text_holds_is_found_in_its_html(pieces, start, length):
    escaped = str.maketrans({"&": "&amp;", "<": "&lt;"})
    body = clean_html(
        "".join(f"<{tag}>{words.translate(escaped)}</{tag.split()[0]}>" for tag, words in pieces)
    )
    text = plain_text(body)
    passage = text[start : start + length]
    assert (QuotableText(body).end_of(passage) is not None) is holds_passage(text, passage)
