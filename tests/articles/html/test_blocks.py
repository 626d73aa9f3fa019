"""A body cut into its top-level blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.html.blocks import blocks_of
from articles.html.plain_text import plain_text
from articles.html.sanitizer import clean_html


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", []),
        ("<p>One</p><p>Two</p>", ["<p>One</p>", "<p>Two</p>"]),
        ("<p>One</p>\n\n<p>Two</p>\n", ["<p>One</p>", "<p>Two</p>"]),
        (
            "<h2>H</h2><ul><li>a</li><li><p>b</p></li></ul>",
            ["<h2>H</h2>", "<ul><li>a</li><li><p>b</p></li></ul>"],
        ),
        (
            "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>",
            ["<blockquote><p>a</p><p>b</p></blockquote>", "<p>c</p>"],
        ),
        ("loose <em>words</em><p>One</p>tail", ["loose <em>words</em>", "<p>One</p>", "tail"]),
        ('<p lang="vi">a &amp; b<br>c</p>', ['<p lang="vi">a &amp; b<br>c</p>']),
    ],
)
def test_blocks(body, blocks):
    assert blocks_of(body) == blocks


MARKS = st.sampled_from(
    ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<blockquote>", "</blockquote>", "<em>", "</em>"]
)


@pytest.mark.walk
@given(st.lists(st.one_of(MARKS, st.text(alphabet="abc &<", max_size=5)), max_size=20))
def test_joined_blocks_say_what_the_body_says(parts):
    body = clean_html("".join(parts))
    joined = plain_text("\n".join(blocks_of(body)))
    assert "".join(joined.split()) == "".join(plain_text(body).split())
