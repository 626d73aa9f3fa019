"""Documents beyond the limits are refused in a sentence that says what to do; those at the limits are read."""

import pytest

from articles.importing import ImportProblem, parse
from articles.importing.house_form import MOST_CAPTIONS, MOST_LISTED
from articles.importing.reading import LARGEST_FILE, LONGEST_TEXT, MOST_LINES, MOST_MARKS
from tests.articles.importing.word_documents import p, word


def refusal(data, filename):
    with pytest.raises(ImportProblem) as problem:
        parse(data, filename=filename)
    return str(problem.value)


def listing(count):
    return "".join(
        f"Title {number}\n12/05/2024 20:35\nTeaser {number}.\n\n" for number in range(count)
    ).encode()


@pytest.mark.parametrize("mark", ["\n", "\r", "\u2028", "<"])
def test_more_lines_and_tags_than_any_page_has(mark):
    assert refusal(("x" + mark * (MOST_MARKS + 1)).encode(), "a.html") == (
        "a.html has more than 100,000 lines and tags; no article is that long. "
        "Copy the text of the article and paste it."
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"x" * (LONGEST_TEXT + 1)),
        ("a.html", b"<p>" + b"&amp;" * (LONGEST_TEXT + 1)),
        ("a.docx", word(p("x" * (LONGEST_TEXT + 1)))),
    ],
)
def test_more_characters_than_an_article_takes(name, data):
    assert refusal(data, name) == (
        f"{name} has 1,000,001 characters, and an article at most 1,000,000; bring it in in parts."
    )


def test_more_lines_than_an_article_takes():
    words = b"a\n" * (MOST_LINES + 1)
    assert refusal(words, "a.txt") == (
        "a.txt has 50,001 lines, and an article at most 50,000; bring it in in parts."
    )


def test_more_listed_articles_than_are_taken_at_once():
    assert len(parse(listing(MOST_LISTED), filename="a.txt").items) == MOST_LISTED
    assert refusal(listing(MOST_LISTED + 1), "a.txt") == (
        "a.txt lists 501 articles, and at most 500 are taken at once; bring it in in parts."
    )


def test_more_captions_than_a_draft_has_are_text():
    page = parse(b"Title\n\nWords.\n\n" + b"Caption |\n" * (MOST_CAPTIONS + 1), filename="a.txt")
    assert (len(page.figures), page.paragraphs) == (MOST_CAPTIONS, ["Words.", "Caption"])


def test_file_that_is_too_large():
    assert (
        refusal(b"x" * (LARGEST_FILE + 1), "a.txt") == "a.txt has more than 20 MB; no article is that long."
    )
