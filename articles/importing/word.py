"""Word document reader, with limits on what a file unpacks to and without entities."""

import io
import zipfile
from xml.etree import ElementTree

from articles.importing.document import ImportProblem

LARGEST_TEXT = 20 * 1024 * 1024  # bytes, unpacked
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = {"title": "heading", "heading1": "heading", "caption": "caption"}


def blocks_of_docx(data: bytes, filename: str) -> list[tuple[str, str]]:
    """(kind, text) of each paragraph, in order. Raise ImportProblem for what is no sound Word document."""
    root = _document(data, filename)
    blocks = []
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
        blocks.append((_KINDS.get(name, "text"), "".join(_words(paragraph))))
    return blocks


def _words(paragraph: ElementTree.Element) -> list[str]:
    words = []
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            words.append("\n")
        elif node.tag == f"{_W}tab":
            words.append(" ")
    return words


def _document(data: bytes, filename: str) -> ElementTree.Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as file:
            xml = file.read(LARGEST_TEXT + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ImportProblem(
            f"{filename} is no Word document (.docx) we can read; save it anew as .docx."
        ) from error
    if len(xml) > LARGEST_TEXT:
        raise ImportProblem(
            f"{filename} unpacks to more than {LARGEST_TEXT // 1_048_576} MB; it was not read."
        )
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ImportProblem(f"{filename} declares entities, which no word processor does; it was not read.")
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise ImportProblem(
            f"{filename} is a broken Word document; open it and save it anew as .docx."
        ) from error


_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MOST_PICTURES = 30
LARGEST_PICTURE = 10 * 1024 * 1024  # bytes, unpacked


def pictures_of_docx(data: bytes, filename: str) -> list[bytes]:
    """The pictures a Word document shows, in order. What is too large or not there is left out."""
    root = _document(data, filename)
    wanted = [blip.get(f"{_R}embed") or "" for blip in root.iter(f"{_A}blip")][:MOST_PICTURES]
    if not wanted:
        return []
    pictures = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        targets = _targets(archive)
        for key in wanted:
            name = f"word/{targets.get(key, '')}"
            if name in archive.namelist() and name.startswith("word/media/"):
                with archive.open(name) as file:
                    content = file.read(LARGEST_PICTURE + 1)
                if len(content) <= LARGEST_PICTURE:
                    pictures.append(content)
    return pictures


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    try:
        with archive.open("word/_rels/document.xml.rels") as file:
            xml = file.read(LARGEST_TEXT + 1)
        if len(xml) > LARGEST_TEXT or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            return {}
        root = ElementTree.fromstring(xml)
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile, OSError):
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in root.iter(_RELATION)}
