"""Article of a web page: its blocks in order, with what the page says of itself as blocks of their own kinds.

A page in the house form is read line by line as a document is. Of any other page only what belongs to the article is
taken, and what the page declares (title, date, authors, source) is given to the reader of the house form.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importing.article_extraction import of_article
from articles.importing.article_rules import is_lead
from articles.importing.datelines import is_house_dateline, read_dateline
from articles.importing.document import Block, partial_date
from articles.importing.makers import MOST_WORDS
from articles.importing.page_facts import PageFacts, alike, facts_of, title_of
from articles.importing.webpage import PageBlock, blocks_of, tree_of
from provinces.datatypes.names import fold

_HEAD = 3  # blocks among which the house form has its dateline: title, dateline, teaser
_NUMBERS_OF_A_DAY = re.compile(r"[\W\d]*(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)[\W\d]*")
_SIGNED = re.compile(r"<(strong|em)>.*</\1>")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_LONGEST_MOMENT = (
    60  # characters of a line above the text that says when: "Cập nhật lúc 07:30, Thứ Hai, 06/05/2024"
)
_TEASER = 40  # characters that a declared teaser and a paragraph begin with


def blocks_of_page(text: str) -> list[Block]:
    """The blocks of the article. Raise TooTangled."""
    root = tree_of(text)
    facts = facts_of(root)
    blocks = blocks_of(root)
    outside = [block.block for block in blocks if not block.framed]
    if _in_house_form(outside):
        return outside
    title = _title(blocks, facts)
    chosen = of_article(root, blocks, title)
    return _article(blocks, [block for block, keep in zip(blocks, chosen, strict=True) if keep], facts, title)


def _in_house_form(blocks: Sequence[Block]) -> bool:
    """A dateline of the house near the head, or several: a listing. A page with a frame has it further down."""
    where = [number for number, block in enumerate(blocks) if any(map(is_house_dateline, block.lines))]
    return len(where) > 1 or (where != [] and where[0] < _HEAD)


def _title(blocks: Sequence[PageBlock], facts: PageFacts) -> str:
    own = [block for block in blocks if not block.framed]
    headings = [block.text for block in own if block.block.kind == "heading"]
    return title_of(facts, headings, [block.text for block in own])


def _article(blocks: Sequence[PageBlock], kept: list[PageBlock], facts: PageFacts, title: str) -> list[Block]:
    date = partial_date(facts.published) or _printed_date(blocks)
    article = [Block("heading", (title,), tag="h2")] if title else []
    article += [Block(kind, (value,)) for kind, value in (("date", date), ("source", facts.source)) if value]
    authors = list(facts.authors)
    if len(kept) > 1 and (signed := _signature(kept[-1])):
        authors += [] if authors else [signed]
        kept = kept[:-1]
    article += [Block("author", (name,)) for name in authors]
    names = {fold(name) for name in authors}
    lead = True
    for block in kept:
        if (lead and alike(block.text, title)) or _is_dateline(block) or _names_only(block.text, names):
            continue
        if lead and _printed_day(block):
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
    """The first dateline that stands alone, of those outside the frame; else the first day in a short line."""
    own = [block for block in blocks if not block.framed]
    for line in (line for block in own for line in block.block.lines):
        if (dateline := read_dateline(line)) and not dateline.text:
            return partial_date(dateline.moment)
    return next((day for block in own if (day := _printed_day(block))), "")


def _printed_day(block: PageBlock) -> str:
    """The day in a short line such as `Cập nhật lúc 07:30, Thứ Hai, 06/05/2024`; a heading says other things."""
    found = _DAY.search(block.text) if len(block.text) <= _LONGEST_MOMENT and not block.is_heading else None
    dateline = read_dateline(found[0]) if found and block.block.kind == "text" else None
    return partial_date(dateline.moment) if dateline else ""


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


def _signature(block: PageBlock) -> str:
    """The name below an article, in bold or italics, as Vietnamese papers sign."""
    words = block.text.split()
    signed = _SIGNED.fullmatch("".join(block.block.html)) and not block.block.lists
    is_name = 1 < len(words) <= MOST_WORDS and all(word[0].isupper() and word.isalpha() for word in words)
    return block.text if signed and is_name else ""


def _is_teaser(block: PageBlock, facts: PageFacts) -> bool:
    declared, said = fold(facts.teaser).rstrip(" ….")[:200], fold(block.text)
    return is_lead(block) or (
        len(declared) >= _TEASER and said.startswith(declared) and len(block.text) < 600
    )
