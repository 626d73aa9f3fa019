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
_SIGNED = re.compile(r"<(strong|em)>.*</\1>")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_MOMENT_WORDS = set(
    """
    at gmt updated published posted on am pm utc monday tuesday wednesday thursday friday saturday sunday
    cập nhật đăng xuất bản ngày lúc giờ phút thứ hai ba tư năm sáu bảy chủ
    """.split()  # noqa: SIM905 one word a line would be thirty lines
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
    date = partial_date(facts.published) or _printed_date(blocks) or partial_date(facts.printed)
    article = [Block("heading", (title,), tag="h2")] if title else []
    article += [Block(kind, (value,)) for kind, value in (("date", date), ("source", facts.source)) if value]
    authors = list(facts.authors)
    names = {fold(name) for name in authors}
    if len(kept) > 1 and (signed := _signature(kept[-1])):
        authors += [] if fold(signed) in names else [signed]
        kept = kept[:-1]
    article += [Block("author", (name,)) for name in authors]
    lead = True  # above the first paragraph stand title, moment and names again; further down they are text
    for block in kept:
        if lead and (_says_title(block, title) or _is_moment(block) or _names_only(block.text, names)):
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


def _says_title(block: PageBlock, title: str) -> bool:
    """A heading that is like it, or the very words; a sentence that holds the title says more."""
    return alike(block.text, title) if block.is_heading else fold(block.text) == fold(title)


def _printed_date(blocks: Sequence[PageBlock]) -> str:
    """Of the first line outside the frame that says nothing but when."""
    for block in blocks:
        if block.framed or block.is_heading or not _is_moment(block):
            continue
        for line in block.block.lines:
            day = _DAY.search(line)
            dateline = read_dateline(line) or (read_dateline(day[0]) if day else None)
            if dateline:
                return partial_date(dateline.moment)
    return ""


def _is_moment(block: PageBlock) -> bool:
    """A line that says nothing but when: `09:00 | 15/08/2024`, `Cập nhật lúc 07:30, Thứ Hai, 06/05/2024`."""
    return all(
        (bool(_DAY.search(line)) and set(_WORD.findall(line.lower())) <= _MOMENT_WORDS)
        or ((dateline := read_dateline(line)) is not None and not dateline.text)
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
