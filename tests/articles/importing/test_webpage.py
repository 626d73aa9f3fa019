"""Blocks of web pages that other people made: markup left open loses nothing, and nothing takes for ever."""

import pytest

from articles.importing import ImportProblem
from articles.importing.reading import read_blocks
from articles.importing.webpage import MOST_CHARACTERS, blocks_of, tree_of

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
    """Of the page itself; its frame is told apart."""
    found = [each for each in blocks_of(tree_of(page)) if not each.framed]
    assert [(each.block.kind, "\n".join(each.block.lines)) for each in found] == blocks


def test_kinds_lists_formats_and_links_of_blocks_are_kept():
    page = """<section>One<h4>Head</h4><dl><dt>Term<dd>Meaning</dl><ul><li>a<ol><li>b</ol></ul>
        <blockquote><p>Said <b>so</b></blockquote><table><tr><th>No<td><a href="https://example.org/">7</a></table>
        <p>old <del>gone</del><ins>new</ins></p><figure><figcaption><p>Below</figcaption></figure></section>"""
    blocks = [each.block for each in blocks_of(tree_of(page))]
    assert [(each.kind, each.tag, each.lists, each.html[0]) for each in blocks] == [
        ("text", "p", (), "One"),
        ("text", "h3", (), "Head"),
        ("text", "p", (), "Term"),
        ("text", "p", (), "Meaning"),
        ("text", "p", ("ul",), "a"),
        ("text", "p", ("ul", "ol"), "b"),
        ("text", "blockquote", (), "Said <strong>so</strong>"),
        ("text", "p", (), "No"),
        ("text", "p", (), '<a href="https://example.org/">7</a>'),
        ("text", "p", (), "old new"),
        ("caption", "p", (), "Below"),
    ]


@pytest.mark.parametrize("page", ["<!--" * 25_000 + "<p>a", "<p>" * 8_000 + "a", "<div>" * 4_000 + "a"])
def test_page_of_one_word_is_one_word_however_it_is_written(page):
    assert "".join(each.text for each in blocks_of(tree_of(page))) in {"a", ""}


def test_page_nested_too_deep_is_refused_in_a_sentence():
    with pytest.raises(ImportProblem) as problem:
        read_blocks(b"<div>" * 50_000, filename="deep.html")
    assert str(problem.value) == (
        "deep.html nests its elements too deep to be read; copy the text from the page and paste it."
    )


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_text_longer_than_any_article_is_refused_in_a_sentence(name):
    with pytest.raises(ImportProblem) as problem:
        read_blocks(b"word " * (MOST_CHARACTERS // 5 + 1), filename=name)
    assert (
        str(problem.value) == f"{name} holds more than 2,000,000 characters of text; no article is that long."
    )
