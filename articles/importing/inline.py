"""Inline reader: the words of an element as printed lines, plain and with the emphasis and links the house keeps."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape

from articles.html.dom import Node, walk
from articles.html.raised import as_characters
from provinces.datatypes.text_fields import tidy

_LINKED = ("http://", "https://", "mailto:")
_BLOCKS_BELOW = {"ul", "ol"}


@dataclass(frozen=True)
class Piece:
    """Words that look alike: their link, if any, and their emphasis."""

    words: str
    link: str
    emphasis: tuple[str, ...]


class Reader:
    """Gathers words, node by node, until they are taken as lines. What `enter` says False to is passed over."""

    def __init__(self, *, one_line: bool = False) -> None:
        self.one_line = one_line
        self._lines: list[list[Piece]] = [[]]
        self._open: list[str] = []
        self._links: list[str] = []

    def enter(self, node: Node, tags: list[str] | None = None) -> None:
        """`tags` are what the element says in the formats of the house, where that is not its own name."""
        if node.is_text_node:
            self._lines[-1].append(_piece(node.text_content or "", self._links, self._open))
        elif node.tag == "br":
            if self.one_line:
                self._lines[-1].append(Piece(" ", "", ()))
            else:
                self._lines.append([])
        elif node.tag == "a":
            self._links.append((node.attributes.get("href") or "").split('"')[0].strip())
        else:
            self._open += tags if tags is not None else [node.tag or ""]

    def leave(self, node: Node, tags: list[str] | None = None) -> None:
        if node.is_text_node or node.tag == "br":
            return
        if node.tag == "a":
            self._links.pop()
        elif count := 1 if tags is None else len(tags):
            del self._open[-count:]

    def take(self) -> list[tuple[str, str]]:
        """Each printed line since the last time as (plain, HTML); a line without words is none."""
        lines, self._lines = self._lines, [[]]
        return [(plain, _html(line)) for line in map(_tidied, lines) if (plain := _plain(line))]


def lines_of(node: Node, *, one_line: bool = False) -> list[tuple[str, str]]:
    """The lines of an element. Lists inside are passed over."""
    reader = Reader(one_line=one_line)

    def enter(below: Node) -> bool:
        if below.tag in _BLOCKS_BELOW:
            return False
        reader.enter(below)
        return True

    walk(node, enter, lambda below: None if below.tag in _BLOCKS_BELOW else reader.leave(below))
    return reader.take()


def _piece(words: str, links: list[str], open_: list[str]) -> Piece:
    link = next((each for each in reversed(links) if each.lower().startswith(_LINKED)), "")
    return Piece(words, link, tuple(tag for tag in ("strong", "em", "sup", "sub") if tag in open_))


def _tidied(line: list[Piece]) -> list[Piece]:
    """White space as the house stores it: one space between words, none at the ends."""
    tidied: list[Piece] = []
    space = True
    for piece in line:
        words = " ".join(("x" + tidy(f"x{piece.words}x") + "x").split())[2:-2]
        if space:
            words = words.lstrip()
        if words:
            space = words.endswith(" ")
            tidied.append(Piece(words, piece.link, piece.emphasis))
    while tidied and not (last := tidied[-1]).words.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = Piece(last.words.rstrip(), last.link, last.emphasis)
    return tidied


def _plain(line: list[Piece]) -> str:
    return tidy("".join(as_characters(piece.words, _height(piece)) for piece in line))


def _html(line: list[Piece]) -> str:
    html = ""
    for link, linked in groupby(line, key=lambda piece: piece.link):
        inside = ""
        for strong, alike in groupby(linked, key=lambda piece: "strong" in piece.emphasis):
            words = _emphasised(list(alike))
            inside += f"<strong>{words}</strong>" if strong else words
        html += f'<a href="{escape(link)}">{inside}</a>' if link else inside
    return html


def _emphasised(pieces: list[Piece]) -> str:
    html = ""
    for emphasised, alike in groupby(pieces, key=lambda piece: "em" in piece.emphasis):
        words = _raised(list(alike))
        html += f"<em>{words}</em>" if emphasised else words
    return html


def _raised(pieces: list[Piece]) -> str:
    html = ""
    for tag, alike in groupby(pieces, key=_height):
        words = escape("".join(piece.words for piece in alike))
        html += f"<{tag}>{words}</{tag}>" if tag else words
    return html


def _height(piece: Piece) -> str:
    return next((tag for tag in piece.emphasis if tag in {"sup", "sub"}), "")
