"""Blocks of web pages that other people made: markup left open loses nothing, and nothing takes for ever."""

import pytest

from articles.importing import ImportProblem
from articles.importing.reading import read_blocks
from articles.importing.webpage import blocks_of_html

WORDS = "Border guards and villagers planted trees along the path this spring, and the children sang. " * 3


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("<p>a<p>b", [("text", "a"), ("text", "b")]),
        ("<h1>T</h1><figure><img><figcaption>C</figcaption></figure><td>x",
         [("heading", "T"), ("caption", "C"), ("text", "x")]),
        ("<head><title>T</title></head><nav><a>Home</a></nav><p>" + WORDS, [("text", WORDS.strip())]),
        ("<script>1</script><noscript>no</noscript><svg><text>s</text></svg><p>a<br>b", [("text", "a\nb")]),
        (f"<nav>Menu<p>{WORDS}</p>", [("text", "Menu"), ("text", WORDS.strip())]),  # never closed
        (f"<form><p>{WORDS}</p></form>", [("text", WORDS.strip())]),  # around the page
        (f"<button>More<p>{WORDS}</p>", [("text", "More"), ("text", WORDS.strip())]),
        ("text after</html> the end", [("text", "text after the end")]),
    ],
)  # fmt: skip
def test_blocks(page, blocks):
    assert blocks_of_html(page) == blocks


@pytest.mark.parametrize("page", ["<!--" * 25_000 + "<p>a", "<p>" * 8_000 + "a", "<div>" * 4_000 + "a"])
def test_page_of_one_word_is_one_word_however_it_is_written(page):
    assert "".join(text for _, text in blocks_of_html(page)) in {"a", ""}


def test_page_nested_too_deep_is_refused_in_a_sentence():
    with pytest.raises(ImportProblem) as problem:
        read_blocks(b"<div>" * 50_000, filename="deep.html")
    assert str(problem.value) == (
        "deep.html nests its elements too deep to be read; copy the text from the page and paste it."
    )
