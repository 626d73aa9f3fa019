"""Writer of the prepared document: a small Word package of our own making, for the library to read."""

import io
import zipfile
from xml.etree import ElementTree

from articles.importing.word_markup import Prepared
from articles.importing.word_package import Element, Package, Relation, below

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": _OFFICE,
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBERING = {"w:abstractNum", "w:num", "w:lvl", "w:numFmt", "w:abstractNumId", "w:numStyleLink"}


def written(package: Package, main: Prepared, notes: dict[str, dict[str, Prepared]]) -> io.BytesIO:
    """The document with its notes and what its lists need; no picture, and nothing that was not read."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        body = Element("w:body")
        body.extend(main.paragraphs)
        archive.writestr("word/document.xml", _part("w:document", [body]))
        _links(archive, "document", package.relations(package.main), main.links)
        for part, of_part in notes.items():
            elements = []
            for number, note in of_part.items():
                element = Element(f"w:{part.removesuffix('s')}", {"w:id": number})
                element.extend(note.paragraphs)
                elements.append(element)
            archive.writestr(f"word/{part}.xml", _part(f"w:{part}", elements))
            links = {link for note in of_part.values() for link in note.links}
            _links(archive, part, package.relations_of(part), links)
        archive.writestr("word/numbering.xml", _part("w:numbering", _numbering(package.part("numbering"))))
        archive.writestr("word/styles.xml", _part("w:styles", _list_styles(package.part("styles"))))
    target.seek(0)
    return target


def _part(tag: str, content: list[Element]) -> bytes:
    root = Element(tag, _NAMESPACES)
    root.extend(content)
    return ElementTree.tostring(root, encoding="utf-8")


def _links(archive: zipfile.ZipFile, part: str, relations: dict[str, Relation], links: set[str]) -> None:
    """Every link the part uses; one that leads nowhere leads to nothing, and is dropped with the HTML."""
    root = Element("Relationships", {"xmlns": _RELATIONS})
    for link in sorted(links):
        relation = relations.get(link)
        target = relation.target if relation is not None and relation.outside else ""
        root.append(Element("Relationship", {"Id": link, "Target": target, "Type": f"{_OFFICE}/hyperlink"}))
    archive.writestr(f"word/_rels/{part}.xml.rels", ElementTree.tostring(root, encoding="utf-8"))


def _numbering(root: Element | None) -> list[Element]:
    """Lists and their levels, of each only what says whether its entries are numbered."""
    return [] if root is None else [copy for node in root if (copy := _thinned(node)) is not None]


def _thinned(node: Element) -> Element | None:
    if node.tag not in _NUMBERING:
        return None
    copy = Element(node.tag, node.attrib)
    copy.extend(kept for each in node if (kept := _thinned(each)) is not None)
    if node.tag == "w:num" and node.find("w:abstractNumId") is None:
        return None
    return copy


def _list_styles(root: Element | None) -> list[Element]:
    """Styles of lists, which other lists refer to; the styles of paragraphs have been resolved already."""
    styles = [] if root is None else root.findall("w:style")
    return [
        _whole(style) for style in styles if style.get("w:type") == "numbering" and style.get("w:styleId")
    ]


def _whole(style: Element) -> Element:
    copy = Element("w:style", {"w:type": "numbering", "w:styleId": style.get("w:styleId", "")})
    numbering = below(style, "w:pPr/w:numPr/w:numId")
    if numbering is not None:
        properties = ElementTree.SubElement(ElementTree.SubElement(copy, "w:pPr"), "w:numPr")
        ElementTree.SubElement(properties, "w:numId", {"w:val": numbering.get("w:val", "")})
    return copy
