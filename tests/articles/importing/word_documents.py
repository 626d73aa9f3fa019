"""Small Word documents of our own making, for tests: each with one thing that other readers got wrong."""

import io
import zipfile

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _OFFICE,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
TEXT = "<w:t xml:space='preserve'>{}</w:t>"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{TEXT.format(text)}</w:r>"


def p(inside, *, style="", properties=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def word(body, *, links=None, targets=None, parts=None, main="word/document.xml", strict=False, files=None):
    """A document. `links` are addresses, `targets` (kind, path) pairs, `parts` the inside of others, by identifier."""
    target = io.BytesIO()
    root = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    relations = [
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
        for key, address in (links or {}).items()
    ]
    relations += [
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for key, (kind, path) in (targets or {}).items()
    ]
    folder, _, name = main.rpartition("/")
    written = {
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
        ),
        main: f"<w:document{root}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{name}.rels": _relations("".join(relations)),
    }
    for part, inside in (parts or {}).items():
        written[f"word/{part}.xml"] = f"<w:{part}{root}>{inside}</w:{part}>"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, xml in written.items():
            if strict:
                xml = xml.replace(_OFFICE, _STRICT).replace(
                    _NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main"
                )
            archive.writestr(path, xml)
        for path, content in (files or {}).items():
            archive.writestr(path, content)
    return target.getvalue()


def _relations(inside):
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
