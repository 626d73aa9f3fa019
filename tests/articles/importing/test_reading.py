"""What cannot be read is refused in one sentence that names the file and the remedy."""

import io
import zipfile

import pytest

from articles.importing import Caption, ImportProblem, parse

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, *, prefix="", name="word/document.xml"):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{prefix}<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
    return target.getvalue()


def paragraph(text, style=""):
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_document():
    data = docx(
        paragraph("A walk", "Title")
        + paragraph("Sunday, May 12, 2024, 20:35 (GMT+7)")
        + paragraph("The teaser.")
        + paragraph("Words.")
        + paragraph("At the stone", "Caption")
        + paragraph("Source: Paper")
    )
    page = parse(data, filename="walk.docx")
    assert (page.title, page.teaser, page.paragraphs) == ("A walk", "The teaser.", ["Words."])
    assert (page.captions, page.source_name) == ([Caption("At the stone", 1)], "Paper")


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "a.txt is empty; nothing can be read from it."),
        ("a.txt", b" \n \n", "a.txt is empty; nothing can be read from it."),
        ("a.txt", b" | \n|", "a.txt holds no words; nothing can be read from it."),
        ("a.txt", b"a\x00\x00b", "a.txt is not a text file (it holds zero bytes); save it as UTF-8 text."),
        ("a.txt", "ab Điện".encode("cp1258", "replace"),
         "a.txt is not in UTF-8 (byte 4 is no character); save it as UTF-8 and try again."),
        ("a.pdf", b"%PDF", "a.pdf is neither .txt, .html nor .docx; save it as one of these."),
        ("a.docx", b"no zip", "a.docx is no Word document (.docx) we can read; save it anew as .docx."),
        ("a.docx", docx("", name="other.xml"),
         "a.docx is no Word document (.docx) we can read; save it anew as .docx."),
        ("a.docx", docx("<w:p>"), "a.docx is a broken Word document; open it and save it anew as .docx."),
        ("a.docx", docx(paragraph("&x;"), prefix='<!DOCTYPE x [<!ENTITY x "y">]>'),
         "a.docx declares entities, which no word processor does; it was not read."),
        ("a.docx", docx(paragraph("x" * (20 * 1024 * 1024))), "a.docx unpacks to more than 20 MB; it was not read."),
        ("a.txt", b"x" * (20 * 1024 * 1024 + 1), "a.txt has more than 20 MB; no article is that long."),
    ],
    ids=range(12),
)  # fmt: skip
def test_unreadable(name, data, problem):
    with pytest.raises(ImportProblem) as error:
        parse(data, filename=name)
    assert str(error.value) == problem
