"""Word package reader: the parts of a `.docx`, with limits on what they unpack to and without entities.

Nothing else opens the archive. A part comes out as a tree whose names have short prefixes (`w:p`), the same for the
transitional and the strict form of the format.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from lzma import LZMAError
from urllib.parse import unquote
from xml.etree import ElementTree

from articles.importing.document import ImportProblem

LARGEST_TEXT = 20 * 1024 * 1024  # bytes of one part, unpacked
LARGEST_PICTURE = 10 * 1024 * 1024  # bytes, unpacked
Element = ElementTree.Element
# What the standard library raises for damaged archives; every one was seen in documents damaged at random.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    KeyError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


@dataclass(frozen=True)
class Relation:
    """What one part says of another: the kind, and where it is; `outside` when that is no part of the package."""

    kind: str
    target: str
    outside: bool


class Package:
    """A Word document as an archive. Raise ImportProblem where it is none, or has no words' part."""

    def __init__(self, data: bytes, filename: str) -> None:
        self.filename = filename
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise self._no_document() from error
        self._names = {name.lower(): name for name in self._archive.namelist()}
        found = [each.target for each in self.relations("").values() if each.kind == "officeDocument"]
        self.main = next((name for name in found if name.lower() in self._names), "word/document.xml")

    def document(self) -> Element:
        """The tree of the main part, under whatever name it is kept."""
        try:
            xml = self._bytes(self.main, LARGEST_TEXT)
        except _DAMAGED as error:
            raise self._no_document() from error
        return self._tree(xml)

    def part(self, kind: str) -> Element | None:
        """Another part, by its kind (`styles`, `footnotes`); None where it is not there or cannot be read."""
        related = (each.target for each in self.relations(self.main).values() if each.kind == kind)
        name = next(related, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return self._optional(name)

    def has_part(self, kind: str) -> bool:
        return any(each.kind == kind for each in self.relations(self.main).values())

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the identifiers it uses for them. Nothing where that cannot be read."""
        folder, name = posixpath.split(part)
        root = self._optional(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for each in [] if root is None else root.iter("rel:Relationship"):
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            found[each.get("Id", "")] = Relation(each.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def relations_of(self, kind: str) -> dict[str, Relation]:
        """What another part refers to, by the part's kind."""
        related = (each.target for each in self.relations(self.main).values() if each.kind == kind)
        name = next(related, "")
        return self.relations(name) if name else {}

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture; None where it is not there, damaged or too large."""
        try:
            return self._bytes(name, LARGEST_PICTURE)
        except (*_DAMAGED, ImportProblem):
            return None

    def _bytes(self, name: str, limit: int) -> bytes:
        with self._archive.open(self._names[name.lower()]) as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise ImportProblem(
                f"{self.filename} unpacks to more than {limit // 1_048_576} MB; it was not read."
            )
        return content

    def _optional(self, name: str) -> Element | None:
        try:
            return self._tree(self._bytes(name, LARGEST_TEXT))
        except (*_DAMAGED, ImportProblem):
            return None

    def _tree(self, xml: bytes) -> Element:
        # Without zero bytes a declaration in UTF-16 reads like any other.
        plain = xml.replace(b"\0", b"")
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise ImportProblem(
                f"{self.filename} declares entities, which no word processor does; it was not read."
            )
        try:
            root = ElementTree.fromstring(xml)
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise ImportProblem(
                f"{self.filename} is a broken Word document; open it and save it anew as .docx."
            ) from error
        for node in root.iter():
            node.tag = _short(node.tag)
            node.attrib = {_short(name): value for name, value in node.attrib.items()}
        return root

    def _no_document(self) -> ImportProblem:
        return ImportProblem(
            f"{self.filename} is no Word document (.docx) we can read; save it anew as .docx."
        )


def below(element: Element, path: str) -> Element | None:
    """The first element at the end of a path of names; `Element.find` takes no short prefixes in a path."""
    found: Element | None = element
    for name in path.split("/"):
        found = None if found is None else found.find(name)
    return found


def _short(name: str) -> str:
    address, brace, local = name[1:].partition("}") if name[0] == "{" else ("", "", name)
    if not brace:
        return name
    prefix = _PREFIXES.get(address)
    return f"{prefix}:{local}" if prefix else local
