"""Data types of the import: what a document holds once it has been read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.fields.original_keys import text_key


class ImportProblem(Exception):
    """Why a document cannot be brought in, as one sentence that names the file and the remedy."""


@dataclass(frozen=True)
class Line:
    """One printed line of a block: its words, and how they are set where the document says so."""

    kind: str
    text: str
    html: str = ""
    tag: str = "p"
    lists: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A heading, a caption, a paragraph, the number of a picture that stands there, or a sentence on what was left
    out; `lines` are the printed lines of it.

    `html` are the same lines with their emphasis and links; `tag` and `lists` say what the block is in a body.
    """

    kind: str
    lines: tuple[str, ...]
    html: tuple[str, ...] = ()
    tag: str = "p"
    lists: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    def printed(self) -> Iterator[Line]:
        html = self.html or ("",) * len(self.lines)
        for text, marked in zip(self.lines, html, strict=True):
            yield Line(self.kind, text, marked, self.tag, self.lists)


@dataclass(frozen=True)
class Picture:
    """A picture of a document, and its words for who cannot see it; empty where the document has none."""

    content: bytes
    alt: str = ""


@dataclass(frozen=True)
class Caption:
    """A caption, and how many paragraphs stand before it. Its picture may not be there."""

    text: str
    after: int


@dataclass(frozen=True)
class Figure:
    """A picture by its number in the document, from 1, or 0 for a caption without one; the caption may be empty."""

    picture: int
    caption: str


@dataclass(frozen=True)
class ArticlePage:
    """One article. Empty or None means that the document does not say; `missing` says so in words."""

    title: str
    published: dt.date | None  # a day alone where the document gives no hour
    teaser: str
    paragraphs: list[str]
    captions: list[Caption]
    source_name: str
    translator: str
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    body: str = field(
        default="", compare=False
    )  # the paragraphs as HTML, with their lists, links and emphasis
    authors: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    figures: list[Figure] = field(
        default_factory=list, compare=False
    )  # captions with their pictures, in order

    @property
    def date(self) -> str:
        """When it was published, as a partial date: with the hour where one is given."""
        return partial_date(self.published)

    @property
    def text(self) -> str:
        """The text as retrieved, a paragraph a line."""
        parts = [self.title, self.teaser, *self.paragraphs]
        return "\n".join(part for part in parts if part)

    @property
    def fingerprint(self) -> str:
        return text_key(self.text)


@dataclass(frozen=True)
class ListedItem:
    """One item of a listing page."""

    title: str
    published: dt.date | None
    teaser: str
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def date(self) -> str:
        """As of an article's page."""
        return partial_date(self.published)

    @property
    def text(self) -> str:
        return "\n".join(part for part in (self.title, self.teaser) if part)

    @property
    def fingerprint(self) -> str:
        return text_key(self.text)


@dataclass(frozen=True)
class ListingPage:
    """A page that lists articles. `seen` is when the page was shown: it is no item's date."""

    seen: dt.datetime | None
    items: list[ListedItem]
    missing: list[str] = field(default_factory=list)  # a sentence for everything that was left out


def partial_date(moment: dt.date | None) -> str:
    """`2024-05-12T20:35+07:00`, `2024-05-12` for a day alone, or empty."""
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else ""
