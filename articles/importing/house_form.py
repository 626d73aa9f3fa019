"""Reader of the house form: an article page or a page that lists articles, told apart by what is in them."""

import re

from articles.importing.body import body_of
from articles.importing.datelines import read_dateline
from articles.importing.document import ArticlePage, Block, Caption, Line, ListingPage
from articles.importing.listing import listing_of
from articles.importing.reading import read_blocks

LONGEST_TITLE = 200  # characters; a first line that is longer is a paragraph
_SOURCE = re.compile(r"(?:source|nguồn)\s*:\s*(?P<name>.+)", re.I)
_TRANSLATOR = re.compile(r"(?:translated by|người dịch\s*:?)\s+(?P<name>.+)", re.I)


def parse(data: bytes, *, filename: str) -> ArticlePage | ListingPage:
    """Read a document. Raise ImportProblem for what cannot be read."""
    read = read_blocks(data, filename=filename)
    blocks = [block for block in read if block.kind != "left out"]
    datelines = sum(read_dateline(line) is not None for block in blocks for line in block.lines)
    if datelines > 1:
        return listing_of(blocks)
    page = article_of(blocks)
    page.missing.extend(block.text for block in read if block.kind == "left out")
    return page


def article_of(blocks: list[Block]) -> ArticlePage:
    """An article page from its blocks: title, dateline, teaser, body with captions, source and translator lines."""
    title, published, source, translator = "", None, "", ""
    notes: list[str] = []
    paragraphs: list[Line] = []
    captions: list[Caption] = []
    for printed in (line for block in blocks for line in block.printed()):
        kind, line = printed.kind, printed.text
        dateline = read_dateline(line)
        if kind == "caption":
            captions.append(Caption(line, len(paragraphs)))
        elif dateline and published is None:
            published, note = dateline
            notes += [note] if note else []
        elif match := _SOURCE.fullmatch(line):
            source = match["name"]
        elif match := _TRANSLATOR.fullmatch(line):
            translator = match["name"].rstrip(".")
        elif not title and not paragraphs and (kind == "heading" or _looks_like_a_title(line)):
            title = line
        elif line != title:  # a title printed twice is one title
            paragraphs.append(printed)
    # In the house form a teaser stands between the dateline and the body; without a dateline nothing tells them apart.
    teaser = paragraphs.pop(0).text if title and published and len(paragraphs) > 1 else ""
    if teaser:
        captions = [Caption(caption.text, max(0, caption.after - 1)) for caption in captions]
    page = ArticlePage(
        title,
        published,
        teaser,
        [line.text for line in paragraphs],
        captions,
        source,
        translator,
        notes,
        body=body_of(paragraphs),
    )
    page.missing.extend(_missing(page))
    return page


def _looks_like_a_title(line: str) -> bool:
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
    if page.captions:
        missing.append(
            f"{len(page.captions)} captions were found without their pictures; add the pictures if you have them."
        )
    return missing
