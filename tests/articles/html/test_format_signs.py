"""Formats written out as signs."""

import pytest

from articles.html.format_signs import marked


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("<p>Plain &amp; simple.</p>", "Plain & simple."),
        ("<h2>Head</h2>", "## Head"),
        ("<h3>Head</h3>", "### Head"),
        ("<p>A <strong>b</strong> <em>c</em></p>", "A **b** _c_"),
        ("<p>10<sup>3</sup> CO<sub>2</sub></p>", "10^3^ CO~2~"),
        ("<ul><li>one</li><li>two</li></ul>", "– one – two"),
        ("<blockquote><p>said</p></blockquote>", "> said"),
        ('<p><a href="/x/">here</a></p>', "here </x/>"),
        ("<p><a>here</a></p>", "here"),
        ('<p lang="vi">Đồn</p>', "[vi] Đồn"),
        ("<p>one<br>two</p>", "one two"),
        ("<p>unfinished <em>business", "unfinished _business_"),
    ],
)
def test_marked(block, words):
    assert marked(block) == words
