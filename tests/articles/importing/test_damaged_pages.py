"""Damaged web pages: a draft or one refusal in a sentence, whatever happened to their bytes on the way.

Sixty in the suite, 2,000 by `make fuzz`.
"""

import random

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers

from articles.importing import ArticlePage, ImportProblem, ListingPage, parse
from tests.articles.importing.cases.pages import KNOWN, known

TRIES = 2_000 if settings.get_current_profile_name() == "fuzz" else 60
PAGES = [known(name).html for name in KNOWN]
ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "cp1258", "latin-1"]
PIECES = [
    "<",
    ">",
    "</div>",
    "<nav>",
    "<form>",
    "<!--",
    "<h1>",
    "<svg>",
    "&#0;",
    "\x00",
    "<table><td>",
    "<p" * 40,
    "\ufffd",
    "\u2801",
]


def damaged(seed):
    """The bytes of a page after one to six accidents; the same for the same number."""
    chance = random.Random(seed)
    text = chance.choice(PAGES)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice([0, 1, 40]) :]
    data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(data))
        accident = chance.choice(["byte", "cut", "twice", "gone"])
        if accident == "byte":
            data[at] = chance.randrange(256)
        elif accident == "cut":
            del data[max(at, 1) :]
        elif accident == "twice":
            data[at:at] = data[at : at + 2_000]
        else:
            del data[at : at + chance.randint(1, 500)]
            data = data or bytearray(b"<p>")
    return bytes(data)


@pytest.mark.walk
@given(integers(0, 2**32))
@settings(max_examples=TRIES)
def test_damaged_page_is_read_or_refused_in_a_sentence(seed):
    said = ""
    try:
        page = parse(damaged(seed), filename="a.html")
    except ImportProblem as refusal:
        page, said = None, str(refusal)
    assert isinstance(page, ArticlePage | ListingPage) or said.startswith("a.html ")
