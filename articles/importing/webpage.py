"""Web page reader: headings, paragraphs and captions in order, with their emphasis and links, and where each stands."""

import re
from collections import Counter
from dataclasses import dataclass

from articles.html.content_model import OTHER_BLOCKS
from articles.html.dom import Node, page, walk
from articles.html.foreign_markup import house_tags
from articles.importing.document import Block
from articles.importing.inline import Reader
from articles.importing.page_frame import NOT_TEXT, frames_of

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LISTS = {"ul", "ol"}
_BLOCKS = set(_HEADINGS) | _LISTS | OTHER_BLOCKS | {"blockquote", "body", "html", "li", "p"}
_CAPTIONS = {"figcaption", "caption"}
_CAPTION_CLASS = re.compile(
    r"caption(?!s?-?(?:list|wrap))|chu-?thich|(?:^|[\s_-])(?:desc-img|img-desc|photo-desc)", re.IGNORECASE
)
# Of elements that may hold each other. Only counted, never read: the parser's time grows with the square of the depth.
_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|d[dt]|option|t[rdh])\b)([a-z][a-z0-9]*)",
    re.IGNORECASE,
)
DEEPEST = 5_000
MOST_CHARACTERS = 2_000_000  # twice our longest text; reading so many takes 2 seconds
DEEPEST_LIST = 9


class TooTangled(ValueError):
    """More elements are open in each other than any page has."""


class TooLong(ValueError):
    """More words than any page has."""


@dataclass(frozen=True)
class PageBlock:
    """A block of a page, the text node it begins with, and what tells whether it belongs to the article."""

    block: Block
    start: Node
    around: int  # the element that holds it, by its `mem_id`
    names: str  # of the classes of that element and of the one around it
    linked: float  # share of its characters that are links
    framed: bool = False

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def is_heading(self) -> bool:
        return self.block.kind == "heading" or self.block.tag in {"h2", "h3"}


def tree_of(text: str) -> Node:
    """The tree of a page. Raise TooTangled; anything else is read as a browser without scripts would."""
    _refuse_tangled(text)
    return page(text)


def blocks_of(root: Node) -> list[PageBlock]:
    """The blocks in order. Scripts and what was struck out are taken from the tree. Raise TooLong."""
    for node in root.css(NOT_TEXT):
        node.decompose()
    if len(root.text()) > MOST_CHARACTERS:
        raise TooLong
    reader = _Blocks(frames_of(root))
    walk(root, reader.enter, reader.leave)
    reader.close()
    return reader.blocks


class _Blocks:
    """Puts blocks together: one ends where an element that is a block begins or ends."""

    def __init__(self, frames: set[int]) -> None:
        self.blocks: list[PageBlock] = []
        self._frames = frames
        self._framed = 0  # elements of the frame that are open
        self._reader = Reader()
        self._tags: list[list[str]] = []  # of the inline elements that are open
        self._open: list[Node] = []  # blocks
        self._kinds: list[str] = ["text"]
        self._lists: list[str] = []
        self._quotes = 0
        self._links = 0
        self._start: Node | None = None  # of the block at hand, by its first words
        self._begins_framed = False
        self._letters = self._linked = 0

    def enter(self, node: Node) -> bool:
        if node.is_text_node:
            self._word(node)
        elif node.tag in _BLOCKS:
            self.close()
            self._framed += node.mem_id in self._frames
            self._block(node)
        else:
            self._framed += node.mem_id in self._frames
            self._links += node.tag == "a"
            self._tags.append(house_tags(node))
            self._reader.enter(node, self._tags[-1])
        return True

    def leave(self, node: Node) -> None:
        if node.is_text_node:
            return
        if node.tag in _BLOCKS:
            self.close()
            self._end_block(node)
        else:
            self._links -= node.tag == "a"
            self._reader.leave(node, self._tags.pop())
        self._framed -= node.mem_id in self._frames

    def close(self) -> None:
        """End the block at hand; one without words is none."""
        lines, start = self._reader.take(), self._start
        if lines and start is not None:
            around = self._open[-1] if self._open else start
            heading = _HEADINGS.get(around.tag or "")
            kind = "heading" if around.tag == "h1" else self._kinds[-1]
            tag = heading or ("blockquote" if self._quotes and not self._lists else "p")
            block = Block(
                kind,
                tuple(plain for plain, _ in lines),
                tuple(html for _, html in lines),
                tag,
                () if heading or kind == "caption" else tuple(self._lists[:DEEPEST_LIST]),
            )
            holder = around.parent if around.parent is not None else around
            names = " ".join(each.attributes.get("class") or "" for each in (around, holder) if each.tag)
            linked = self._linked / self._letters if self._letters else 0.0
            self.blocks.append(PageBlock(block, start, holder.mem_id, names, linked, self._begins_framed))
        self._start, self._letters, self._linked = None, 0, 0

    def _word(self, node: Node) -> None:
        letters = len((node.text_content or "").strip())
        if letters and self._start is None:
            self._start, self._begins_framed = node, self._framed > 0
        self._letters += letters
        self._linked += letters if self._links else 0
        self._reader.enter(node)

    def _block(self, node: Node) -> None:
        self._open.append(node)
        caption = node.tag in _CAPTIONS or _CAPTION_CLASS.search(node.attributes.get("class") or "")
        self._kinds.append("caption" if caption else self._kinds[-1])
        self._quotes += node.tag == "blockquote"
        if node.tag in _LISTS:
            self._lists.append(node.tag or "")
        self._reader.one_line = node.tag in _HEADINGS or bool(self._lists)

    def _end_block(self, node: Node) -> None:
        self._open.pop()
        self._kinds.pop()
        self._quotes -= node.tag == "blockquote"
        if node.tag in _LISTS:
            self._lists.pop()
        self._reader.one_line = bool(self._lists)


def _refuse_tangled(text: str) -> None:
    open_of, depth = Counter[str](), 0
    for end, name in _NESTING_TAG.findall(text.lower()):
        step = 1 if not end else -1 if open_of[name] else 0
        open_of[name] += step
        depth += step
        if depth > DEEPEST:
            raise TooTangled
