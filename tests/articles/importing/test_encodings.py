"""Text that was not saved as UTF-8: read by what says so, converted on strong evidence only, or refused by name."""

import re
import unicodedata

import pytest

from articles.importing import ImportProblem, parse
from articles.importing.encodings import decoded
from articles.importing.legacy_vietnamese import from_tcvn3, from_vni

SENTENCES = (
    "Sáng nay, cán bộ và chiến sĩ đồn biên phòng đã giúp bà con sửa lại những mái nhà bị tốc sau trận mưa đêm qua. "
    "Trưởng bản nói rằng mọi người đều yên tâm, trẻ em được nghỉ học một buổi rồi lại đến trường. "
    "Đường vào xã vẫn còn ướt, nhưng xe chở gạo, chăn ấm và thuốc đã tới nơi trước giờ cơm trưa."
)
FRENCH = (
    "Après la pluie, les gardes ont réparé le pont près de l'école où les élèves étudient ; le maire a été "
    "très ému. À midi, tout était déjà prêt : du thé, des gâteaux, même du café glacé. Où êtes-vous allés ? "
    "Là-bas, près du Noël d'été, naïfs et garçons français mangeaient des crêpes «à la forêt»."
)
GERMAN = (
    "Die Brücke über den schönen Fluß wäre früher fertig, hätten Männer und Frauen nicht müßig gefrühstückt. "
)
SPANISH = (
    "El señor compró más café mañana según él, allí también había niños, corazón, razón, y la estación. "
)
PORTUGUESE = (
    "Não há razão para não irmos à estação; a manhã já começou, e você também está lá com irmãos e mães. "
)
# The inverse of the tables, written by hand from the specifications: the first sentence as the old fonts stored it.
TCVN3 = (
    "S¸ng nay, c¸n bé vµ chiÕn sÜ ®ån biªn phßng ®· gióp bµ con söa l¹i nh÷ng m¸i nhµ bÞ tèc sau trËn m\xada "
    "®ªm qua."
)
VNI = (
    "Saùng nay, caùn boä vaø chieán só ñoàn bieân phoøng ñaõ giuùp baø con söûa laïi nhöõng maùi nhaø bò toác sau "
    "traän möa ñeâm qua."
)
FIRST = SENTENCES.partition(". ")[0] + "."
PAGE = '<html><head>{}</head><body><h1>A page</h1><p style="font-family: {}">{}</p></body></html>'


def tones_apart(text):
    """As windows-1258 stores Vietnamese: the tone is a character behind its vowel."""
    return re.sub("[\xc0-\u1ef9]", lambda match: _apart(match[0]), text)


def _apart(letter):
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        base, *tones = unicodedata.normalize("NFD", letter)
        hat = [each for each in tones if each in "\u0302\u0306\u031b"]
        rest = [each for each in tones if each not in "\u0302\u0306\u031b"]
        return unicodedata.normalize("NFC", base + "".join(hat)) + "".join(rest)
    return letter


def read(data, name="a.html"):
    [paragraph] = parse(data, filename=name).paragraphs
    return paragraph


@pytest.mark.parametrize(
    "data",
    [
        PAGE.format("", "x", SENTENCES).encode(),
        PAGE.format("", "x", SENTENCES).encode("utf-8-sig"),
        PAGE.format("", "x", SENTENCES).encode("utf-16"),
        PAGE.format("", "x", SENTENCES).encode("utf-16-le"),
        PAGE.format("", "x", SENTENCES).encode("utf-16-be"),
        PAGE.format('<meta charset="utf-16">', "x", SENTENCES).encode(),
        PAGE.format('<meta charset="iso-8859-1">', "x", SENTENCES).encode(),
        PAGE.format('<meta charset="windows-1258">', "x", tones_apart(SENTENCES)).encode("cp1258"),
        PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">', "x",
                    tones_apart(SENTENCES)).encode("cp1258"),
        PAGE.format("", "x", tones_apart(SENTENCES)).encode("cp1258"),
        PAGE.format('<meta charset="iso-8859-1">', "x", tones_apart(SENTENCES)).encode("cp1258"),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1258\r\n\r\n"
        + PAGE.format('<meta charset="iso-8859-2">', "x", tones_apart(SENTENCES)).encode("cp1258"),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-le", "utf-16-be", "utf-16 claimed", "latin-1 claimed", "1258 declared",
         "1258 by http-equiv", "1258 by content", "1258 under latin-1", "1258 by header"],
)  # fmt: skip
def test_vietnamese_page_reads_the_same_in_every_encoding(data):
    assert read(data) == SENTENCES


def test_utf_16_text_file():
    assert parse(SENTENCES.encode("utf-16"), filename="a.txt").paragraphs == [SENTENCES]


@pytest.mark.parametrize(("convert", "old"), [(from_tcvn3, TCVN3), (from_vni, VNI)])
@pytest.mark.parametrize("saved", ["latin-1", "utf-8", "references"])
@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-1">'])
def test_legacy_vietnamese_is_converted(convert, old, saved, declared):
    assert convert(old) == FIRST
    if saved == "references":
        old, saved = "".join(each if each.isascii() else f"&#{ord(each)};" for each in old), "ascii"
    assert read(PAGE.format(declared, ".VnTime", old).encode(saved)) == FIRST


@pytest.mark.parametrize(
    ("old", "new"), [("Vieät Nam, ÑOÀN BIEÂN PHOØNG", "Việt Nam, ĐỒN BIÊN PHÒNG"), ("thöôïng uùy", "thượng úy"),
                     ("Ôû kyû nieäm lyù luaän", "Ở kỷ niệm lý luận"), ("naêm, ñaëc, bieån, yù", "năm, đặc, biển, ý")]
)  # fmt: skip
def test_vni_writes_a_letter_and_its_sign(old, new):
    assert from_vni(old) == new


@pytest.mark.parametrize("text", [FRENCH, GERMAN * 3, SPANISH * 3, PORTUGUESE * 3, SENTENCES], ids=range(5))
@pytest.mark.parametrize("font", ["Times", ".VnTime, VNI-Times"])
def test_other_languages_are_never_converted(text, font):
    text = text.strip()
    assert read(PAGE.format("", font, text).encode()) == text
    if text is not SENTENCES.strip():
        declared = PAGE.format('<meta charset="iso-8859-1">', font, text)
        assert read(declared.encode("latin-1")) == text


def test_damaged_utf_8_is_a_draft_that_says_so():
    data = PAGE.format("", "x", SENTENCES).encode().replace("Đường".encode(), "Đườ".encode()[:-1] + b"ng")
    page = parse(data, filename="a.html")
    assert page.paragraphs == [SENTENCES.replace("Đường", "Đư\ufffdng")]
    assert page.missing[-1] == (
        "1 characters of the file are damaged and stand as “\ufffd”; look them up in the original."
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (PAGE.format("", "x", FRENCH).encode("latin-1"),
         "a.html is not in UTF-8 (byte 70 is no character); save it as UTF-8 and try again."),
        (PAGE.format('<meta charset="viscii">', "x", FRENCH).encode("latin-1"),
         "a.html says that it is in “viscii”, which we cannot read; save it as UTF-8 and try again."),
        (PAGE.format("", ".VnTime", TCVN3 + " Bản tin: " + FRENCH.replace("é", "è")).encode(),
         ("a.html seems to be in an old Vietnamese encoding (TCVN3 or VNI), but not wholly; "
          "convert it to Unicode (UniKey does) and try again.")),
        ("Điện".encode("utf-16") + b"\xd8",
         "a.html begins as UTF-16-LE but does not go on so; save it as UTF-8 and try again."),
        (b"a\x00b\x00\x00\x00c", "a.html is not a text file (it holds zero bytes); save it as UTF-8 text."),
    ],
    ids=["undeclared", "unknown", "undecided", "odd", "zeros"],
)  # fmt: skip
def test_refused_by_name(data, problem):
    with pytest.raises(ImportProblem) as error:
        decoded(data, "a.html")
    assert str(error.value) == problem
