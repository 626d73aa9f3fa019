"""Article of a web page: its blocks in order, with what the page says of itself as blocks of their own kinds.

A page in the house form is read line by line as a document is. Of any other page only what belongs to the article is
taken, and what the page declares (title, date, authors, source) is given to the reader of the house form.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.article_extraction import is_lead, of_article
from articles.importing.datelines import is_house_dateline, read_dateline
from articles.importing.document import Block, partial_date
from articles.importing.page_facts import PageFacts, alike, facts_of, title_of
from articles.importing.webpage import PageBlock, blocks_of, tree_of
from provinces.datatypes.names import fold

_HEAD = 3  # blocks among which the house form has its dateline: title, dateline, teaser
_NUMBERS_OF_A_DAY = re.compile(r"[\W\d]*(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)[\W\d]*")
_TEASER = 40  # characters that a declared teaser and a paragraph begin with


def blocks_of_page(text: str) -> list[Block]:
    """The blocks of the article. Raise TooTangled."""
    root = tree_of(text)
    facts = facts_of(root)
    blocks = blocks_of(root)
    outside = [block.block for block in blocks if not block.framed]
    if _in_house_form(outside):
        return outside
    kept = [block for block, keep in zip(blocks, of_article(root, blocks), strict=True) if keep]
    return _article(blocks, kept, facts)


def _in_house_form(blocks: Sequence[Block]) -> bool:
    """A dateline of the house near the head, or several: a listing. A page with a frame has it further down."""
    where = [number for number, block in enumerate(blocks) if any(map(is_house_dateline, block.lines))]
    return len(where) > 1 or (where != [] and where[0] < _HEAD)


def _article(blocks: Sequence[PageBlock], kept: Sequence[PageBlock], facts: PageFacts) -> list[Block]:
    title = title_of(
        facts,
        [block.text for block in blocks if block.block.kind == "heading" and not block.framed],
        [block.text for block in blocks if not block.framed],
    )
    date = partial_date(facts.published) or _printed_date(blocks)
    article = [Block("heading", (title,), tag="h2")] if title else []
    article += [Block(kind, (value,)) for kind, value in (("date", date), ("source", facts.source)) if value]
    article += [Block("author", (name,)) for name in facts.authors]
    names = {fold(name) for name in facts.authors}
    lead = True
    for block in kept:
        if (lead and alike(block.text, title)) or _is_dateline(block) or _names_only(block.text, names):
            continue
        if lead and block.block.kind == "text" and not block.is_heading:
            lead = False
            if _is_teaser(block, facts):
                article.append(replace(block.block, kind="teaser"))
                continue
        article.append(replace(block.block, kind="text") if block.block.kind == "heading" else block.block)
    if facts.picture:
        article.append(
            Block("left out", (f"The leading picture did not come along; it is at {facts.picture} .",))
        )
    return article


def _printed_date(blocks: Sequence[PageBlock]) -> str:
    """The first dateline that stands alone, of those outside the frame."""
    for block in blocks:
        for line in () if block.framed else block.block.lines:
            if (dateline := read_dateline(line)) and not dateline.text:
                return partial_date(dateline.moment)
    return ""


def _is_dateline(block: PageBlock) -> bool:
    """A line that is nothing but a moment, in words or, as `09:00 | 15/08/2024`, in numbers."""
    return all(
        _NUMBERS_OF_A_DAY.fullmatch(line) or ((dateline := read_dateline(line)) and not dateline.text)
        for line in block.block.lines
    )


def _names_only(text: str, names: set[str]) -> bool:
    """A line that only says who wrote: the authors are known already."""
    said = fold(text)
    return said in names or any(said in {f"by {name}", f"tac gia {name}", f"theo {name}"} for name in names)


def _is_teaser(block: PageBlock, facts: PageFacts) -> bool:
    declared, said = fold(facts.teaser).rstrip(" ….")[:200], fold(block.text)
    return is_lead(block) or (
        len(declared) >= _TEASER and said.startswith(declared) and len(block.text) < 600
    )
