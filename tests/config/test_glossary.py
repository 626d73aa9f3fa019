"""The Vietnamese catalogue speaks with the words of docs/glossary.vi.md, and with none of those it warns against."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CATALOGUE = polib.pofile(str(ROOT / "config" / "locale" / "vi" / "LC_MESSAGES" / "django.po"))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def words(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(";") if word.strip()]


TERMS = [
    (english, words(right), words(wrong))
    for english, right, wrong in map(
        cells, re.findall(r"^\|.*\|$", (ROOT / "docs" / "glossary.vi.md").read_text(), re.MULTILINE)[2:]
    )
]


def plural(term: str) -> str:
    return term[:-1] + "ies" if re.search(r"[^aeiou]y$", term) else term + "s"


def speaking_of(term: str) -> list[tuple[str, str]]:
    """Entries whose English has the term as a word; blanks such as %(figure)s are none."""
    sought = re.compile(rf"\b(?:{re.escape(term)}|{re.escape(plural(term))})\b", re.IGNORECASE)
    return [
        (entry.msgid, entry.msgstr or entry.msgstr_plural[0])
        for entry in CATALOGUE
        if sought.search(re.sub(r"%\(\w+\)[a-z]|<[^>]*>", "", entry.msgid))
    ]


def test_glossary_is_read():
    assert len(TERMS) >= 30
    assert ("registry", ["cơ sở dữ liệu"], ["hồ sơ", "sổ bộ"]) in TERMS


@pytest.mark.parametrize(("term", "right"), [(term, right) for term, right, _ in TERMS])
def test_the_word_of_the_glossary_is_used(term, right):
    missing = [
        (english, vietnamese)
        for english, vietnamese in speaking_of(term)
        if not any(word.casefold() in vietnamese.casefold() for word in right)
    ]
    assert missing == []


@pytest.mark.parametrize(("term", "wrong"), [(term, wrong) for term, _, wrong in TERMS if wrong])
def test_no_word_that_the_glossary_warns_against(term, wrong):
    """Capitals count, but at the start of the sentence: "bộ đội biên phòng" is wrong, "Bộ đội Biên phòng" is right."""
    found = [
        (english, vietnamese)
        for english, vietnamese in speaking_of(term)
        if any(
            re.search(rf"\b{re.escape(word)}\b", said)
            for word in wrong
            for said in (vietnamese, vietnamese[:1].lower() + vietnamese[1:])
        )
    ]
    assert found == []
