"""Content model: a tree written anew so that no block stands inside an inline element, a heading or a paragraph.

Blocks the house does not set (`div`, `td`, `dt` …) become paragraphs, so that words of two blocks never run together.
A tree that keeps to the model needs no writing anew: stored bodies stay as they are, byte for byte.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.html import escape

from articles.html.dom import Node, walk

_PHRASING = {"p", "h2", "h3"}  # blocks that hold no blocks
_CONTAINERS = {"ul", "ol", "li", "blockquote"}
# Blocks of other houses: what stands in two of them is two paragraphs.
_OTHER_NAMES = """
    address article aside caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    header hgroup hr legend main menu nav option pre search section summary table tbody td tfoot th thead tr
"""
OTHER_BLOCKS = set(_OTHER_NAMES.split())
_ANY_BLOCK = ", ".join(sorted(_PHRASING | _CONTAINERS))
_AGAINST = f":is(a, strong, em, sup, sub, {', '.join(sorted(_PHRASING))}) :is({_ANY_BLOCK}), a a"
MOST_FORMATS = 20  # inline elements open in each other; each block inside them opens all of them again


@dataclass(frozen=True, eq=False)
class _Element:
    tag: str
    start: str


@dataclass(frozen=True)
class _Place:
    """An element of the source that is open, and what the next word in it stands in."""

    node: int
    element: _Element
    paragraph: _Element | None = None
    formats: tuple[_Element, ...] = ()


class _Writer:
    """Writes an element where it stands; what a block interrupted is opened again at the next word."""

    def __init__(self, tags_of: Callable[[Node], list[str]]) -> None:
        self.parts: list[str] = []
        self._tags_of = tags_of
        self._places = [_Place(0, _Element("", ""))]
        self._written: list[_Element] = []  # the paragraph and the formats whose end is still to be written

    def enter(self, node: Node) -> bool:
        if node.is_text_node:
            text = node.text_content or ""
            if not text.isspace():
                self._resume()
            self.parts.append(escape(text).replace("\xa0", "&nbsp;"))
            return False
        for tag in self._tags_of(node):
            if tag == "br":
                self._break()
            elif tag in OTHER_BLOCKS | _PHRASING | _CONTAINERS:
                self._block(node, _Element(tag, f"<{tag}{_attributes(node)}>"))
            else:
                self._format(node, _Element(tag, f"<{tag}{_attributes(node)}>"))
        return True

    def leave(self, node: Node) -> None:
        while self._places[-1].node == node.mem_id:
            element = self._places.pop().element
            if self._written[-1:] == [element]:
                self._written.pop()
                self.parts.append(f"</{element.tag}>")
            elif element.tag in OTHER_BLOCKS | _PHRASING | _CONTAINERS:
                self._interrupt()
            if element.tag in _CONTAINERS:
                self.parts.append(f"</{element.tag}>")

    def _block(self, node: Node, element: _Element) -> None:
        self._interrupt()
        place = self._places[-1]
        if element.tag in _CONTAINERS:
            self.parts.append(element.start)
            paragraph = None
        elif element.tag in _PHRASING:
            paragraph = element
        else:
            paragraph = place.paragraph or _Element("p", "<p>")
        self._places.append(_Place(node.mem_id, element, paragraph, place.formats))
        if element.tag in _PHRASING:
            self._resume()

    def _format(self, node: Node, element: _Element) -> None:
        place = self._places[-1]
        is_link_in_link = element.tag == "a" and any(each.tag == "a" for each in place.formats)
        is_said = any(each.start == element.start for each in place.formats)
        if is_link_in_link or is_said or len(place.formats) == MOST_FORMATS:
            return
        self._places.append(_Place(node.mem_id, element, place.paragraph, (*place.formats, element)))
        self._resume()

    def _break(self) -> None:
        place = self._places[-1]
        if self._written or not (place.paragraph or place.formats):
            self.parts.append("<br>")

    def _interrupt(self) -> None:
        """End what is open; an empty element was never there."""
        while self._written:
            element = self._written.pop()
            if self.parts[-1] == element.start:
                self.parts.pop()
            else:
                self.parts.append(f"</{element.tag}>")

    def _resume(self) -> None:
        place = self._places[-1]
        wanted = [place.paragraph, *place.formats] if place.paragraph else [*place.formats]
        for element in wanted[len(self._written) :]:
            self.parts.append(element.start)
            self._written.append(element)


def keeps_to_model(root: Node) -> bool:
    """Whether no block of the house stands where none may; other houses' elements are not looked for."""
    return root.css_first(_AGAINST) is None


def remodelled(root: Node, tags_of: Callable[[Node], list[str]]) -> str:
    """What an element holds, by the model. `tags_of` says what a node is in this house: nothing, one or more."""
    writer = _Writer(tags_of)
    walk(root, writer.enter, writer.leave)
    return "".join(writer.parts)


def _attributes(node: Node) -> str:
    kept = ((name, node.attributes.get(name)) for name in ("href", "lang"))
    return "".join(f' {name}="{escape(value)}"' for name, value in kept if value is not None)
