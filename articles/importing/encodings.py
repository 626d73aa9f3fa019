"""Encodings of text files and web pages: from bytes to the words they hold, in this order of trust.

The byte order mark; the saved header of an answer (`curl -i`); the page's own declaration; the content. What servers
declare by habit (Latin-1) says nothing by itself: UTF-8 that can be read is UTF-8. Legacy Vietnamese ends in Unicode.
"""

import codecs
import email.parser
import re
import unicodedata
from dataclasses import dataclass

from articles.importing.document import ImportProblem
from articles.importing.legacy_vietnamese import FEWEST_WORDS, MOSTLY, Undecided, in_unicode
from articles.importing.vietnamese_syllables import share_of_syllables

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# What browsers read, by the names of Python.
_READ = """
    utf-8 gb2312 gbk gb18030 big5 euc_jp euc_kr shift_jis iso2022_jp koi8-r koi8-u mac-roman tis-620 cp874 cp932 cp949
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5
    iso8859-7 iso8859-9 iso8859-10 iso8859-13 iso8859-15 iso8859-16 ascii
"""
_BY_HABIT = {"iso8859-1", "ascii", "cp1252"}
_DECLARED = re.compile(rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED_BY_XML = re.compile(rb"""\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]+)""")
_HEAD = 4096  # bytes in which a page declares its encoding; browsers look at 1,024
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_WRONG = 0.02  # of the characters beyond ASCII, where a file in UTF-8 was cut off or damaged on its way
_ZEROS = 0.2  # of the bytes: half of them in UTF-16 of Latin letters, a third in Vietnamese
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and what an editor must know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decoded(data: bytes, filename: str) -> Decoded:
    """The text of a file. Raise ImportProblem where nothing says what its bytes mean."""
    header, data = _saved_header(data)
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, filename)
    if encoding := _wide(data):
        return _strictly(data, encoding, filename)
    if b"\x00" in data:
        raise ImportProblem(f"{filename} is not a text file (it holds zero bytes); save it as UTF-8 text.")
    declared = header or _declaration(data[:_HEAD])
    return _narrow(data, declared, filename)


def _narrow(data: bytes, label: str, filename: str) -> Decoded:
    """A file of single bytes, or of bytes that belong together."""
    encoding = _known(label)
    if encoding not in {"", "utf-8", *_BY_HABIT} and (text := _read_as(data, encoding)) is not None:
        return Decoded(_converted(text, filename))
    if (read := _utf_8(data)) is not None:
        return Decoded(_converted(read.text, filename), read.notes)
    if (vietnamese := _windows_vietnamese(data)) is not None:
        return Decoded(vietnamese)
    western = data.decode("cp1252", "replace")
    converted = _converted(western, filename)
    if converted != western or encoding in _BY_HABIT:
        return Decoded(converted)
    if label and not encoding:
        raise ImportProblem(
            f"{filename} says that it is in “{label}”, which we cannot read; save it as UTF-8 and try again."
        )
    raise ImportProblem(
        f"{filename} is not in UTF-8 (byte {_wrong_byte(data)} is no character); save it as UTF-8 and try again."
    )


def _utf_8(data: bytes) -> Decoded | None:
    """The text, also where a few bytes of it are damaged."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - data.count("\ufffd".encode())
    if wrong > sum(each > "\x7f" for each in text) * _WRONG:
        return None
    note = f"{wrong} characters of the file are damaged and stand as “\ufffd”; look them up in the original."
    return Decoded(text, (note,) if wrong else ())


def _saved_header(data: bytes) -> tuple[str, bytes]:
    """The encoding that a saved header names, and what stands below the header."""
    end = _HEADER_END.search(data, 0, _HEAD) if data.startswith(b"HTTP/") else None
    if end is None:
        return "", data
    _, _, fields = data[: end.start()].partition(b"\n")
    header = email.parser.BytesHeaderParser().parsebytes(fields)
    return header.get_content_charset() or "", data[end.end() :]


def _declaration(head: bytes) -> str:
    match = _DECLARED_BY_XML.match(head) or _DECLARED.search(head)
    return match[1].decode("ascii", "replace").lower() if match else ""


def _known(label: str) -> str:
    """Python's name of the encoding, empty for one that no browser reads."""
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    # A page whose declaration can be read as ASCII is not in UTF-16, whatever it says.
    name = "utf-8" if name.startswith("utf-16") else name
    return name if name in _READ.split() else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: the zero bytes of its ASCII letters stand all in one half of the pairs."""
    head = data[:_HEAD]
    high, low = head[0::2].count(0), head[1::2].count(0)
    if min(high, low) or max(high, low) < len(head) * _ZEROS:
        return ""
    return "utf-16-be" if high else "utf-16-le"


def _strictly(data: bytes, encoding: str, filename: str) -> Decoded:
    text = _read_as(data, encoding)
    if text is None:
        raise ImportProblem(
            f"{filename} begins as {encoding.upper()} but does not go on so; save it as UTF-8 and try again."
        )
    if "\x00" in text:
        raise ImportProblem(f"{filename} is not a text file (it holds zero bytes); save it as UTF-8 text.")
    return Decoded(_converted(text, filename))


def _read_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wrong_byte(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start + 1
    return 0


def _windows_vietnamese(data: bytes) -> str | None:
    """The text, where it is Vietnamese in windows-1258 beyond doubt: its tones are characters of their own."""
    text = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    different, share = share_of_syllables(words)
    return text if different >= FEWEST_WORDS and share >= MOSTLY else None


def _converted(text: str, filename: str) -> str:
    try:
        return in_unicode(text)
    except Undecided as error:
        raise ImportProblem(
            f"{filename} seems to be in an old Vietnamese encoding (TCVN3 or VNI), but not wholly; "
            "convert it to Unicode (UniKey does) and try again."
        ) from error
