"""Archives broken in one known way each: the sentence an editor reads, or the words that could still be read."""

import io
import zipfile

import pytest

from articles.importing import ImportProblem, parse
from tests.articles.importing.word_documents import p, word

SOUND = word(p("Title", style="Title") + p("Words enough to be packed. " * 40))
NO_DOCUMENT = "a.docx is no Word document (.docx) we can read; save it anew as .docx."
BROKEN = "a.docx is a broken Word document; open it and save it anew as .docx."
TOO_DEEP = "a.docx nests its paragraphs too deep to be read; copy the text and paste it."


def packed(compression):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as old, zipfile.ZipFile(target, "w", compression) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return target.getvalue()


def spoilt(data):
    """The packed bytes of the main part, changed in their middle."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo("word/document.xml")
    middle = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    return data[:middle] + bytes(each ^ 0xFF for each in data[middle : middle + 8]) + data[middle + 8 :]


def listed(offset, value):
    """A field of the main part's entry in the archive's list, set to another value."""
    start = SOUND.rindex(b"word/document.xml") - 46
    assert SOUND[start : start + 4] == b"PK\x01\x02"
    return SOUND[: start + offset] + value + SOUND[start + offset + len(value) :]


def document(xml):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (spoilt(packed(zipfile.ZIP_STORED)), NO_DOCUMENT),
        (spoilt(packed(zipfile.ZIP_DEFLATED)), NO_DOCUMENT),
        (spoilt(packed(zipfile.ZIP_BZIP2)), NO_DOCUMENT),
        (spoilt(packed(zipfile.ZIP_LZMA)), NO_DOCUMENT),
        (listed(8, b"\x01\x00"), NO_DOCUMENT),
        (listed(10, b"\x63\x00"), NO_DOCUMENT),
        (listed(16, b"\0\0\0\0"), NO_DOCUMENT),
        (listed(20, b"\x05\0\0\0"), NO_DOCUMENT),
        (listed(42, b"\xff\xff\xff\x7f"), NO_DOCUMENT),
        (SOUND[: len(SOUND) // 2], NO_DOCUMENT),
        (document(b'<?xml version="1.0" encoding="x-unknown"?><a/>'), BROKEN),
        (document(b'<?xml version="1.0" encoding="utf-7"?><a/>'), BROKEN),
        (document(b"<a>" * 200_000), BROKEN),
        (word("<w:p><w:r><w:txbxContent>" * 3_000 + "</w:txbxContent></w:r></w:p>" * 3_000), TOO_DEEP),
    ],
    ids=[
        "stored", "deflate", "bzip2", "lzma", "encrypted", "unknown method", "checksum", "packed size", "place",
        "cut off", "unknown encoding", "encoding of several bytes", "elements not closed", "nested",
    ],
)  # fmt: skip
def test_broken_archive_is_refused_in_its_sentence(data, sentence):
    with pytest.raises(ImportProblem) as refusal:
        parse(data, filename="a.docx")
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_sound_archive_is_read_however_it_is_packed(compression):
    assert parse(packed(compression), filename="a.docx").title == "Title"
