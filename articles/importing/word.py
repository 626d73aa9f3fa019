"""Word document reader: mammoth's HTML of the prepared document as blocks, and the pictures the document shows.

mammoth knows numbering, fields and notes; it has no limits, raises what it likes on damaged files and follows links
to files. So it is handed a package of our own making, of which every part has been read and made plain.
"""

import re
from dataclasses import dataclass

from articles.html.dom import Node, children, parsed
from articles.importing.document import Block, ImportProblem, Picture
from articles.importing.inline import lines_of
from articles.importing.word_markup import MOST_PIECES, Prepared, TooLong, prepared
from articles.importing.word_package import Package
from articles.importing.word_styles import Styles
from articles.importing.word_writing import written

MOST_PICTURES = 30
_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}
# Beside what the library maps by itself: headings, lists, notes.
_STYLE_MAP = """
p.Title => h1:fresh
p.Caption => p.caption:fresh
p.Picture => p.picture:fresh
p.Quote => blockquote > p:fresh
r.Strong => strong
r.Emphasis => em
"""
_VECTORS = (".emf", ".wmf", ".emz", ".wmz")  # drawings of Windows, which no browser shows
_UNKNOWN_SIGN = re.compile(r"A w:sym element .* char (\w+) in font (.*)")
# What the library raises on a document that says nothing sensible: it checks nothing it reads.
_LIBRARY_FAILURES = (LookupError, ValueError, TypeError, AttributeError, RecursionError)


@dataclass
class _Document:
    package: Package
    main: Prepared
    notes: dict[str, dict[str, Prepared]]


def blocks_of_docx(data: bytes, filename: str) -> list[Block]:
    """The paragraphs in order, notes last, then what was left out. Raise ImportProblem for no sound Word document."""
    # Here, not above: 2 MB of each worker, which most are never asked for.
    from mammoth import convert_to_html  # noqa: PLC0415

    document = _read(data, filename)
    try:
        result = convert_to_html(
            written(document.package, document.main, document.notes),
            style_map=_STYLE_MAP,
            include_embedded_style_map=False,
        )
        blocks = _blocks(parsed(result.value), ())
    except _LIBRARY_FAILURES as error:
        raise _broken(filename) from error
    for message in result.messages:
        if sign := _UNKNOWN_SIGN.match(message.message):
            document.main.left_out.append((f"The sign {sign[1]} of the font “{sign[2]}”", ""))
    return blocks + [Block("left out", (sentence,)) for sentence in _left_out(document)]


def pictures_of_docx(data: bytes, filename: str) -> list[Picture]:
    """The pictures a Word document shows, in order; one left out is empty, so that captions keep their places."""
    document = _read(data, filename)
    return [picture for picture, _ in _pictures(document)]


def _pictures(document: _Document) -> list[tuple[Picture, str]]:
    """Each picture, and why it was left out. Those after the first MOST_PICTURES are none of them."""
    relations = document.package.relations(document.package.main)
    found = []
    for shown in document.main.pictures[:MOST_PICTURES]:
        relation, content, why = relations.get(shown.relation), None, ""
        if relation is None:
            why = "its file is not in the document"
        elif relation.outside:
            why = f"it stands elsewhere, at {relation.target}"
        elif relation.target.lower().endswith(_VECTORS):
            why = "it is a drawing (EMF or WMF); save it as PNG and add it"
        else:
            content = document.package.picture(relation.target)
            why = "" if content else "its file is missing, damaged or larger than 10 MB"
        found.append((Picture(content or b"", shown.alt), why))
    return found


def _read(data: bytes, filename: str) -> _Document:
    package = Package(data, filename)
    root = package.document()
    body = root.find("w:body")
    if body is None:
        raise _broken(filename)
    styles = Styles(package.part("styles"))
    found = {}
    for part, tag in _NOTES.items():
        tree = package.part(part)
        found[part] = {
            note.get("w:id", ""): note
            for note in ([] if tree is None else tree.findall(tag))
            if note.get("w:type", "normal") == "normal"
        }
    try:
        main = prepared(body, styles, {part: set(notes) for part, notes in found.items()})
        notes = {
            part: {number: prepared(note, styles, {}) for number, note in of_part.items()}
            for part, of_part in found.items()
        }
    except RecursionError as error:
        raise ImportProblem(
            f"{filename} nests its paragraphs too deep to be read; copy the text and paste it."
        ) from error
    except TooLong as error:
        raise ImportProblem(
            f"{filename} has more than {MOST_PIECES:,} paragraphs and changes of type; no article is that long."
        ) from error
    return _Document(package, main, notes)


def _broken(filename: str) -> ImportProblem:
    return ImportProblem(f"{filename} is a broken Word document; open it and save it anew as .docx.")


def _blocks(parent: Node, lists: tuple[str, ...]) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for node in children(parent):
        if node.tag in {"ul", "ol"}:
            blocks += _blocks(node, (*lists, node.tag or ""))
        elif node.tag == "blockquote":
            blocks += [Block(each.kind, each.lines, each.html, "blockquote") for each in _blocks(node, lists)]
        elif (node.attributes.get("id") or "").startswith(("footnote-", "endnote-")):
            number += 1
            blocks += _note(node, number)
        elif not node.is_text_node:
            blocks += _block(node, lists)
            for inside in children(node):
                if inside.tag in {"ul", "ol"}:
                    blocks += _blocks(inside, (*lists, inside.tag or ""))
    return blocks


def _block(node: Node, lists: tuple[str, ...]) -> list[Block]:
    tag = node.tag or "p"
    heading = len(tag) == 2 and tag[0] == "h"
    kind = "heading" if tag == "h1" else node.attributes.get("class") or "text"
    lines = lines_of(node, one_line=heading or bool(lists) or kind == "caption")
    if not lines:
        return []
    tag = ("h2" if tag in {"h1", "h2"} else "h3") if heading else "p"
    return [Block(kind, tuple(line for line, _ in lines), tuple(html for _, html in lines), tag, lists)]


def _note(node: Node, number: int) -> list[Block]:
    """A note's paragraphs, the first with its number; the arrow back is the library's."""
    for arrow in node.css("a"):
        if arrow.text() == "↑":
            arrow.decompose()
    first, *rest = _blocks(node, ()) or [Block("text", ("",), ("",))]
    lines = (f"[{number}] {first.lines[0]}".strip(), *first.lines[1:])
    html = (f"[{number}] {first.html[0]}".strip(), *first.html[1:])
    return [Block("text", lines, html), *rest]


def _left_out(document: _Document) -> list[str]:
    """What did not come along, each with its place, so that an editor finds it in the document."""
    package = document.package
    noted = list(document.main.left_out)
    for of_part in document.notes.values():
        noted += [each for note in of_part.values() for each in note.left_out]
    sentences = [
        f"{what} was left out, near “{place}”." if place else f"{what} was left out." for what, place in noted
    ]
    for number, (_, why) in enumerate(_pictures(document), 1):
        if why:
            sentences.append(f"Picture {number} was left out: {why}.")
    if (shown := len(document.main.pictures)) > MOST_PICTURES:
        sentences.append(
            f"The document shows {shown} pictures; those after the first {MOST_PICTURES} were left out."
        )
    for part in _NOTES:
        if package.has_part(part) and package.part(part) is None:
            sentences.append(f"The {part} were left out: that part of the document is damaged.")
    return sentences
