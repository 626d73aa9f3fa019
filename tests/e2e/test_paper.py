"""What comes out of the printer: one column with every address outside written out once, and nothing to click."""

import io
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests import factories
from tests.world import World, make_world

SEEN = """() => [...document.querySelectorAll("main a[href^=http]")]
    .filter(link => link.getClientRects().length).map(link => link.getAttribute("href"))"""
NAVIGATION = [
    "Skip to the text",
    "By date",
    "Search",
    "Feeds",
    "Articles as Atom",
    "Colours",
    "Cite this",
    "Tiếng Việt",
]


@pytest.fixture
def world(transactional_db) -> World:
    world = make_world()
    article = world.articles["en"]
    law = '<a href="https://example.org/law?a=1&amp;b=2">the law</a>'
    original = '<a href="https://example.org/original">the original</a>'
    article.body = f"<p>See {law} of 1977, and {law} again; {original} says more.</p>"
    article.original_url = "https://example.org/original"
    article.save()
    reference = factories.ReferenceFactory(url="https://example.org/gazette")
    for subject in ({"province": world.province}, {"agreement": world.agreement}):
        for statement in ("name", "dates"):
            factories.CitationFactory(
                **{"figure": None, **subject},
                statement=statement,
                reference=reference,
                article=None,
                passage="",
            )
    return world


def printed(page: Page) -> str:
    """The text layer of the PDF without spaces, which a line break may have cost or put in; ligatures taken apart."""
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("article", ["https://example.org/law?a=1&b=2", "https://example.org/original"]),
        ("province", ["https://example.org/gazette"]),
        ("agreement", ["https://example.org/gazette"]),
    ],
)
def test_page_prints_as_a_document(world: World, page: Page, live_server, row: str, wanted: list[str]):
    found = getattr(world, row)
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(found.get_absolute_url())
    addresses = page.evaluate(SEEN)
    assert set(wanted) <= set(addresses)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media=None)

    text = printed(page)

    assert [words for words in NAVIGATION if words.replace(" ", "") in text] == []
    where_from = f"Printedfrom{live_server.url}{found.get_absolute_url()};"
    assert text.count(where_from) == 1
    text = text.replace(where_from, "")
    for address in sorted(set(addresses), key=len, reverse=True):  # one may begin like another
        assert (address, text.count(address)) == (address, 1)
        text = text.replace(address, "")
