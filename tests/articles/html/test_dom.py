"""The tree of a body: written back byte for byte, walked in order, its lines told apart."""

import pytest
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from articles.html.dom import parsed, renamed, texts, walk, written
from articles.html.sanitizer import clean_html

SOUP = st.lists(
    st.sampled_from(
        [*(f"<{tag}>" for tag in ("p", "h2", "ul", "li", "em", "blockquote", "br", "div", "table", "td", "b", "h1")),
         *(f"</{tag}>" for tag in ("p", "h2", "ul", "li", "em", "blockquote", "div", "table", "b", "a")),
         '<a href="https://x.org/?a=1&b=\'2\'">', '<p lang="vi">', "&nbsp;", "&amp;", "&lt;", "&#160;",
         "\u00ad", '"', "\n", "Điện ", "x"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(SOUP)
def test_clean_body_comes_back_byte_for_byte(source):
    body = clean_html(source)
    assert written(parsed(body)) == body


def test_body_that_templates_call_safe_is_read_too():
    assert written(parsed(mark_safe("<p>a</p>"))) == "<p>a</p>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("", []),
        ("<p>a<em>b</em>c</p>", ["abc"]),
        ("<p>a<br>b</p>c", ["a", "b", "c"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a", "b"]),
        ("loose<p>a &amp; b</p>", ["loose", "a & b"]),
    ],
)
def test_lines_end_at_blocks(body, lines):
    said = "".join("\n" if node is None else node.text_content for node in texts(parsed(body)))
    assert (
        said.split("\n") == [*lines, ""]
        if lines and body.endswith(">")
        else said.split("\n") == (lines or [""])
    )


def test_walk_enters_in_order_and_leaves_after_what_is_inside():
    seen = []

    def enter(node):
        seen.append(f"+{node.tag}")
        return node.tag != "ul"

    walk(parsed("<p>a<em>b</em></p><ul><li>c</li></ul>"), enter, lambda node: seen.append(f"-{node.tag}"))
    assert seen == ["+p", "+-text", "--text", "+em", "+-text", "--text", "-em", "-p", "+ul", "-ul"]


def test_equal_paragraphs_are_walked_one_by_one():
    seen = []
    walk(parsed("<p>a</p>" * 3), lambda node: seen.append(node.tag) or True)
    assert seen == ["p", "-text"] * 3


def test_renamed_element_keeps_attributes_and_children():
    root = parsed('<h1 lang="vi">a <em>b</em></h1><p>c</p>')
    renamed(root.css_first("h1"), "h2")
    assert written(root) == '<h2 lang="vi">a <em>b</em></h2><p>c</p>'
