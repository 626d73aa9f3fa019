"""Article extraction: which blocks of a web page belong to the article.

trafilatura finds them in a copy of the page in which each block begins with a mark of its own, so that what it finds is
known again for certain; the words we store are the page's, never those it writes. Then come rules of our own for what
it passes over inside an article (headings, cells, captions, short lines) and for what it takes along (links to others).
"""

import logging
import re
from collections.abc import Sequence

from articles.html.dom import Node
from articles.importing.webpage import PageBlock

MOST_BLOCKS = 10_000  # a longer page is no article; the library needs 0.3 ms for each
LARGEST = 4_000_000  # characters of a page without its scripts
_FIRST_SIGN = (
    0x2800  # Braille: printed, so the library keeps it, and no letter, so that it is no part of a word
)
_SIGNS = 255
_BRAILLE = re.compile("[\u2800-\u28ff]")
_MARK = re.compile("([\u2801-\u28ff])([\u2801-\u28ff])")
_LABEL = re.compile(
    r"""(?:
    advertisement|sponsored|tags?|share(?:\ this|\ on)?|read\ (?:more|also|next)|see\ also|related|comments?|follow\ us
    |subscribe|sign\ up|copyright|©|more\ (?:on|from)|most\ read|back\ to\ top|print
    |quảng\ cáo|từ\ khóa|chủ\ đề|chia\ sẻ|xem\ thêm|đọc\ thêm|tin\ liên\ quan|bài\ liên\ quan|tin\ khác|bình\ luận
    |theo\ dõi|đăng\ ký|bản\ quyền|đọc\ nhiều|in\ bài
    )(?![^\W\d_])""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_LABEL = 120
_LINKED = 0.9  # of its characters: a paragraph that is one link leads to another article
_PROSE = 40  # characters of a paragraph that may stand outside the first and the last that were found
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:sapo|lead|lede|standfirst|teaser|summary|dek|intro|subtitle|deck)(?:$|[\s_-])",
    re.IGNORECASE,
)


def of_article(root: Node, blocks: Sequence[PageBlock]) -> list[bool]:
    """For each block, whether it belongs to the article. The title is the caller's."""
    found = _found(root, blocks)
    kept = [number in found and _may_belong(block) for number, block in enumerate(blocks)]
    if not any(kept):
        return [not block.framed and block.linked < _LINKED for block in blocks]
    _fill(blocks, kept)
    _cut_ends(blocks, kept)
    return kept


def is_lead(block: PageBlock) -> bool:
    """Whether the classes of a block call it the teaser."""
    return bool(_LEAD.search(block.names))


def _may_belong(block: PageBlock) -> bool:
    if block.framed or (block.linked >= _LINKED and not block.block.lists):
        return False
    return not (len(block.text) <= _LONGEST_LABEL and _LABEL.match(block.text))


def _fill(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """Take what stands between or beside what was found, in the same element."""
    places = [number for number, keep in enumerate(kept) if keep]
    first, last = places[0], places[-1]
    homes = {blocks[number].around for number in places}
    for number, block in enumerate(blocks):
        if kept[number] or not _may_belong(block):
            continue
        inside = first < number < last
        at_home = block.around in homes
        if block.block.kind == "caption":
            kept[number] = inside or at_home
        elif inside:
            kept[number] = at_home or (block.linked < 0.5 and kept[number - 1])
        elif at_home and not block.is_heading:
            kept[number] = len(block.text) >= _PROSE and block.linked < 0.3
        elif number < first:
            kept[number] = is_lead(block) and len(block.text) >= _PROSE


def _cut_ends(blocks: Sequence[PageBlock], kept: list[bool]) -> None:
    """A heading after which nothing comes headed something else; so did a list of links."""
    for number in range(len(blocks) - 1, -1, -1):
        if not kept[number]:
            continue
        if not blocks[number].is_heading and blocks[number].linked < _LINKED:
            return
        kept[number] = False


def _found(root: Node, blocks: Sequence[PageBlock]) -> set[int]:
    """Numbers of the blocks that the library takes for the article; none where it fails or the page is too long."""
    if len(blocks) > MOST_BLOCKS:
        return set()
    numbers = (divmod(number, _SIGNS) for number in range(len(blocks)))
    marks = [chr(_FIRST_SIGN + 1 + high) + chr(_FIRST_SIGN + 1 + low) for high, low in numbers]
    html = _marked(root, blocks, marks)
    if len(html) > LARGEST:
        return set()
    return {
        (ord(high) - _FIRST_SIGN - 1) * _SIGNS + ord(low) - _FIRST_SIGN - 1
        for high, low in _MARK.findall(_library_text(html))
    }


def _marked(root: Node, blocks: Sequence[PageBlock], marks: Sequence[str]) -> str:
    """The page as HTML with its marks; the tree is as it was afterwards."""
    put = []
    for block, mark in zip(blocks, marks, strict=True):
        block.start.insert_before(mark)
        if block.start.prev is not None:
            put.append(block.start.prev)
    html = root.html or ""
    for node in put:
        node.decompose()
    return html


def _library_text(html: str) -> str:
    # Here, not above: it takes a second and 60 MB, which no other page or command should pay.
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        found = bare_extraction(html, include_comments=False, with_metadata=False)
    except Exception:  # whatever it raises on a page that says nothing sensible, the rules go on without it
        logging.getLogger(__name__).debug("extraction failed", exc_info=True)
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else "".join(body.itertext())
