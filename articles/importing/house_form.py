"""Reader of the house form: an article page or a page that lists articles, told apart by what is in them."""

import datetime as dt
import re
from dataclasses import replace

from articles.importing.body import body_of
from articles.importing.datelines import read_dateline
from articles.importing.document import ArticlePage, Block, Caption, ImportProblem, Line, ListingPage
from articles.importing.figures import PlacedPicture, figures_of
from articles.importing.listing import listing_of
from articles.importing.makers import makers_of, without_brackets
from articles.importing.reading import read_blocks
from articles.importing.titles import LONGEST_HEADING

LONGEST_TITLE = 200  # characters; a first line that is longer is a paragraph
MOST_LISTED = 500  # articles; those of one title get their address parts one after another, in quadratic time
LONGEST_CAPTION = 400  # characters: what the field of a picture holds; what is longer is a paragraph
MOST_CAPTIONS = 1_000  # what follows is text; the column of their order ends at 32,767
_SOURCE = re.compile(r"(?:source|nguồn)\s*:\s*(?P<name>.+)", re.I)


def parse(data: bytes, *, filename: str) -> ArticlePage | ListingPage:
    """Read a document. Raise ImportProblem for what cannot be read."""
    read = read_blocks(data, filename=filename)
    left_out = [block.text for block in read if block.kind == "left out"]
    blocks = [block for block in read if block.kind != "left out"]
    if sum(_is_moment(line) for block in blocks for line in block.lines) > 1:
        listing = listing_of([block for block in blocks if block.kind != "picture"])
        if len(listing.items) > MOST_LISTED:
            raise ImportProblem(
                f"{filename} lists {len(listing.items):,} articles, and at most {MOST_LISTED} are taken at once; "
                "bring it in in parts."
            )
        return replace(listing, missing=left_out)
    page = article_of(blocks)
    page.missing.extend(left_out)
    return page


def article_of(blocks: list[Block]) -> ArticlePage:
    """An article page from its blocks: title, dateline, teaser, body with captions, lines of source and makers."""
    reader = _Reader()
    for printed in (line for block in blocks for line in block.printed()):
        reader.take(printed)
    page = reader.page()
    page.missing.extend(_missing(page))
    return page


class _Reader:
    """Puts an article together, line by line."""

    def __init__(self) -> None:
        self.title = ""
        self.published: dt.date | None = None
        self.teaser = ""
        self.has_teaser = False
        self.source = ""
        self.makers: dict[str, list[str]] = {"author": [], "photographer": [], "translator": []}
        self.notes: list[str] = []
        self.paragraphs: list[Line] = []
        self.figures: list[Caption | PlacedPicture] = []

    def take(self, printed: Line) -> None:
        line = printed.text
        if printed.kind == "caption" and len(line) <= LONGEST_CAPTION and len(self.figures) < MOST_CAPTIONS:
            self.figures.append(Caption(line, len(self.paragraphs)))
        elif printed.kind == "picture":
            self.figures.append(PlacedPicture(int(line), len(self.paragraphs)))
        elif self._takes_given(printed) or self._takes_printed(line):
            return
        elif not self.title and not self.paragraphs and _may_be_a_title(printed):
            self.title = line
        elif line != self.title:  # a title printed twice is one title
            self.paragraphs.append(printed)

    def _takes_printed(self, line: str) -> bool:
        return self._takes_dateline(line) or self._takes_source(line) or self._takes_makers(line)

    def _takes_given(self, printed: Line) -> bool:
        """What a web page declares of itself."""
        if printed.kind == "date":
            moment = dt.datetime.fromisoformat(printed.text)
            self.published = moment if "T" in printed.text else moment.date()
        elif printed.kind == "source":
            self.source = printed.text
        elif printed.kind == "teaser":
            self.teaser = " ".join(part for part in (self.teaser, printed.text) if part)
        elif printed.kind == "author":
            self.makers["author"].append(printed.text)
        return printed.kind in {"date", "source", "teaser", "author"}

    def _takes_dateline(self, line: str) -> bool:
        """Whether the line is used up. One that goes on behind its date is a paragraph, the first of the body."""
        dateline = read_dateline(line) if self.published is None else None
        if dateline is None or (dateline.text and len(self.paragraphs) > 1):
            return False
        self.published = dateline.moment
        self.notes += [dateline.note] if dateline.note else []
        # In the house form a teaser stands between the dateline and the body; without a dateline nothing tells them
        # apart. Where the body itself begins with place and date, what stands before it is the teaser.
        self.has_teaser = len(self.paragraphs) == 1 if dateline.text else True
        if dateline.place and not dateline.text:
            self.notes.append(f"The dateline names a place, which was not kept: {dateline.place}.")
        return not dateline.text

    def _takes_source(self, line: str) -> bool:
        match = _SOURCE.fullmatch(without_brackets(line))
        self.source = match["name"] if match else self.source
        return match is not None

    def _takes_makers(self, line: str) -> bool:
        made = makers_of(line)
        for role, names in made.items():
            self.makers[role] += [name for name in names if name not in self.makers[role]]
        return bool(made)

    def page(self) -> ArticlePage:
        paragraphs, teaser = self.paragraphs, self.teaser
        captions = [each for each in self.figures if isinstance(each, Caption)]
        if self.title and not teaser and self.has_teaser and len(paragraphs) > 1:
            teaser, paragraphs = paragraphs[0].text, paragraphs[1:]
            captions = [Caption(caption.text, max(0, caption.after - 1)) for caption in captions]
        return ArticlePage(
            self.title,
            self.published,
            teaser,
            [line.text for line in paragraphs],
            captions,
            self.source,
            ", ".join(self.makers["translator"]),
            self.notes,
            body=body_of(paragraphs),
            authors=self.makers["author"],
            photographers=self.makers["photographer"],
            figures=figures_of(self.figures),
        )


def _is_moment(line: str) -> bool:
    """A dateline with its hour. Days alone do not make a listing: a letter may have one at its head and at its end."""
    dateline = read_dateline(line)
    return dateline is not None and not dateline.text and isinstance(dateline.moment, dt.datetime)


def _may_be_a_title(printed: Line) -> bool:
    line = printed.text
    if printed.kind == "heading":
        return len(line) <= LONGEST_HEADING
    return len(line) <= LONGEST_TITLE and not line.endswith((".", "!", "?", ":", ";", ".”", '."'))


def _missing(page: ArticlePage) -> list[str]:
    wanted = [
        (
            page.title,
            "No title was found; the draft gets its first words as one, marked as supplied by our editors.",
        ),
        (page.published, "No date was found; the original's date stays “not given”."),
        (page.teaser, "No teaser was found; write one before publishing."),
        (page.paragraphs, "No body was found; only what stands above was taken over."),
        (page.source_name, "No source line (“Source: …”) was found; choose the source before publishing."),
        (page.translator, "No translator line (“Translated by …”) was found."),
    ]
    missing = [sentence for value, sentence in wanted if not value]
    if alone := sum(not figure.picture for figure in page.figures):
        missing.append(
            f"{alone} captions were found without their pictures; add the pictures if you have them."
        )
    return missing
