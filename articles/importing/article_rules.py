"""Rules on which blocks of a web page belong to its article, beside what the library found.

It passes over headings, cells, captions and short lines inside an article, and takes along links to other ones.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.importing.makers import makers_of
from articles.importing.page_facts import alike
from articles.importing.page_frame import words_of_names
from articles.importing.webpage import PageBlock

_LABEL = re.compile(
    r"""(?:
    advertisement|sponsored|tags?|share(?:\ this|\ on)?|read\ (?:more|also|next)|see\ also|related|comments?|follow\ us
    |subscribe|sign\ up|copyright|©|more\ (?:on|from)|most\ read|back\ to\ top|print|all\ rights\ reserved
    |quảng\ cáo|từ\ khóa|chủ\ đề|chia\ sẻ|xem\ thêm|đọc\ thêm|bình\ luận|theo\ dõi|đăng\ ký|bản\ quyền|đọc\ nhiều
    |in\ bài|(?:các\ )?(?:tin|bài|tin\ bài|bài\ viết)\ (?:liên\ quan|cùng\ chuyên\ mục|khác|mới|nóng|cũ)
    )(?![^\W\d_])""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_LABEL = 120
_LINKED = 0.9  # of its characters: a paragraph that is one link leads to another article
_HALF_LINKED = 0.5
_LONGEST_TEASED = 200  # characters of a line that leads to another article
_PROSE = 40  # characters of a paragraph that may stand outside the first and the last that were found
_LITTLE_LINKED = 0.3
_LEAD = {
    "sapo",
    "lead",
    "lede",
    "standfirst",
    "teaser",
    "summary",
    "dek",
    "deck",
    "intro",
    "subtitle",
    "description",
}
_SOURCES = ("source:", "nguồn:")
_ISLAND = 0.2  # of the words: what stands far behind the article, after its links to others, is less
_GAP = 2  # blocks of the frame or of links


def by_rules(blocks: Sequence[PageBlock], kept: list[bool], title: str) -> list[bool]:
    """What was found, with what the rules add and without what they take away."""
    kept = list(kept)
    start = _after_title(blocks, kept, title)
    _fill(blocks, kept, start)
    _cut_island(blocks, kept)
    _cut_end(blocks, kept)
    return kept


def is_lead(block: PageBlock) -> bool:
    """Whether the classes of a block call it the teaser."""
    return not _LEAD.isdisjoint(words_of_names(block.names))


def may_belong(block: PageBlock) -> bool:
    """Whether a block can be part of any article."""
    if block.framed or (block.linked >= _LINKED and not block.block.lists):
        return False
    return not (len(block.text) <= _LONGEST_LABEL and _LABEL.match(block.text))


def _after_title(blocks: Sequence[PageBlock], kept: list[bool], title: str) -> int:
    """Where the article can begin: behind its title. What stands before it, most of the text behind it, is dropped."""
    places = [number for number, block in enumerate(blocks) if not block.framed and alike(block.text, title)]
    words = [len(block.text) if keep else 0 for block, keep in zip(blocks, kept, strict=True)]
    for place in sorted(places, key=lambda number: blocks[number].block.kind != "heading"):
        if sum(words[place:]) > sum(words[:place]):
            kept[:place] = [False] * place
            return place
    return kept.index(True)


def _fill(blocks: Sequence[PageBlock], kept: list[bool], start: int) -> None:
    """Take what stands between or beside what was found, in the same element."""
    places = [number for number, keep in enumerate(kept) if keep]
    if not places:
        return
    first, last = places[0], places[-1]
    homes = {blocks[number].around for number in places}
    for number in range(start + 1, len(blocks)):
        block = blocks[number]
        if kept[number] or not may_belong(block):
            continue
        at_home = block.around in homes
        prose = len(block.text) >= _PROSE and block.linked < _LITTLE_LINKED and not block.is_heading
        if block.block.kind == "caption":
            kept[number] = number < last or at_home
        elif number < first:
            kept[number] = prose
        elif number < last:
            kept[number] = at_home or (block.linked < _HALF_LINKED and kept[number - 1])
        else:
            kept[number] = at_home and (prose or _names_makers(block.text))


def _names_makers(text: str) -> bool:
    return bool(makers_of(text)) or text.lower().startswith(_SOURCES)


def _cut_island(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """A little text behind the links to other articles, in an element of its own, is the frame's."""
    places = [number for number, keep in enumerate(kept) if keep]
    total = sum(len(blocks[number].text) for number in places)
    for before, after in reversed(list(pairwise(places))):
        gap = [each for each in blocks[before + 1 : after] if each.framed or each.linked >= _HALF_LINKED]
        behind = [number for number in places if number >= after]
        homes = {blocks[number].around for number in places if number <= before}
        if sum(len(blocks[number].text) for number in behind) > total * _ISLAND:
            return
        if len(gap) >= _GAP and homes.isdisjoint(blocks[number].around for number in behind):
            for number in behind:
                kept[number] = False


def _cut_end(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """A heading after which nothing comes headed something else; lines that are mostly links lead elsewhere."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        leads_away = block.linked >= _HALF_LINKED and len(block.text) <= _LONGEST_TEASED
        if kept[number] and not (block.is_heading or leads_away):
            return
        kept[number] = False
