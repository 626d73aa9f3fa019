"""Styles of a Word document by their names: the identifiers are written in the language of the word processor.

Word keeps the English names of its own styles whatever language it speaks ("heading 1" with the identifier "Titre1");
a style that a writer made is what it is based on.
"""

import re
from dataclasses import dataclass

from articles.importing.word_package import Element, below

# As they are called in the prepared document; the house knows no others.
_KNOWN = {
    "title": "Title",
    "caption": "Caption",
    "quote": "Quote",
    "intense quote": "Quote",
    "block text": "Quote",
    "strong": "Strong",
    "intense emphasis": "Emphasis",
    "emphasis": "Emphasis",
}
_HEADING = re.compile(r"heading ?([1-9])")
_OFF = {"0", "false", "off"}
DEEPEST = 20  # styles based on each other; Word itself writes three or four


@dataclass(frozen=True)
class Style:
    """What the house wants to know of a style."""

    known: str = ""
    numbering: Element | None = None
    hidden: bool = False


class Styles:
    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall("w:style")
        self._by_id = {style.get("w:styleId", ""): style for style in reversed(styles)}
        self._read: dict[str, Style] = {}

    def named(self, identifier: str) -> Style:
        """The style of an identifier; one that is defined nowhere is called as its identifier is."""
        if identifier not in self._read:
            self._read[identifier] = self._resolved(identifier)
        return self._read[identifier]

    def _resolved(self, identifier: str) -> Style:
        known, numbering, hidden, level = "", None, None, ""
        for _ in range(DEEPEST):
            style = self._by_id.get(identifier)
            if style is None:
                known = known or _known(identifier)
                break
            known = known or _known(value(style, "w:name") or identifier)
            level = level or value(style, "w:pPr/w:outlineLvl")
            if numbering is None:
                numbering = below(style, "w:pPr/w:numPr")
            if hidden is None:
                hidden = switch(style, "w:rPr/w:vanish")
            identifier = value(style, "w:basedOn")
        if not known and level.isdecimal() and int(level) < 9:
            known = f"Heading{min(int(level) + 1, 6)}"
        return Style(known, numbering, bool(hidden))


def value(element: Element, path: str) -> str:
    """What an element below says in its `w:val`; empty where it is not there."""
    found = below(element, path)
    return "" if found is None else found.get("w:val") or ""


def switch(element: Element, path: str) -> bool | None:
    """Whether a property is on; None where it is not said."""
    found = below(element, path)
    return None if found is None else (found.get("w:val") or "").lower() not in _OFF


def _known(name: str) -> str:
    name = name.lower().strip()
    heading = _HEADING.fullmatch(name)
    return f"Heading{min(int(heading[1]), 6)}" if heading else _KNOWN.get(name, "")
