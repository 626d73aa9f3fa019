"""Numbers with a unit: lengths, areas and counts in a text, with what the registry's form of a figure asks about them.

Which numbers there are is the checks' to say (`checks/quantities.py`); here is added what stands beside them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from articles.checks.quantities import Quantity, quantities
from articles.suggestions.counted import counted
from articles.suggestions.naming import Names, Text, suggested
from articles.suggestions.tokens import Words, words_of
from provinces.choices import Measure, Qualifier
from provinces.models import Province
from provinces.spelled_names import spelled_names

_KILOMETRES = re.compile(
    r"[\s-]*(?:(?P<square>km²|km2|square kilomet(?:re|er)s?|kilômét vuông|ki-lô-mét vuông)|"
    r"km|kilomet(?:re|er)s?|kilômét|ki-lô-mét|cây số)(?![\w²])",
    re.IGNORECASE,
)
# The nearest of these words says what is measured.
_MEASURES = (
    (Measure.COASTLINE, re.compile(r"coast|bờ biển", re.IGNORECASE)),
    (Measure.LAND_BORDER, re.compile(r"border(?! g)|biên giới", re.IGNORECASE)),
)
_QUALIFIERS = {
    Qualifier.OVER: "over|more than|hơn|trên",
    Qualifier.NEARLY: "nearly|almost|gần",
    Qualifier.ABOUT: "about|some|around|khoảng",
    Qualifier.AT_LEAST: "at least|ít nhất",
}
NEAR = 80  # characters in which a word says what is measured
OURS = "VN"


@dataclass(frozen=True)
class Measured:
    """A number that could be recorded. `measure` and `province` are empty where the sentence does not say them."""

    printed: str
    value: Decimal
    measure: str
    qualifier: str
    province: Province | None
    sentence: str
    text: Text


def measured(texts: Iterable[Text], *, day: str, names: Names) -> list[Measured]:
    """Each number once, without those that the registry has. No query."""
    found: dict[tuple[str, Decimal], Measured] = {}
    for text in texts:
        words = words_of(text.words)
        for number, unit, measure in _with_unit(words.text, text.language):
            each = _measured(words, number, unit, measure, text, day, names)
            if not _is_recorded(each):
                found.setdefault((each.measure, each.value), each)
    return list(found.values())


def _with_unit(text: str, language: str) -> Iterator[tuple[Quantity, re.Match[str], str]]:
    """Each number with what stands behind it, and the measure where that says it."""
    for number in quantities(text, language):
        if len(number.values) != 1 or number.is_percent:
            continue
        end = number.start + len(number.text)
        if unit := _KILOMETRES.match(text, end):
            yield number, unit, Measure.AREA.value if unit["square"] else ""
        elif (noun := counted(text, end)) and next(iter(number.values)) % 1 == 0:
            yield number, *noun


def _measured(
    words: Words, number: Quantity, unit: re.Match[str], measure: str, text: Text, day: str, names: Names
) -> Measured:
    begins, ends = words.bounds(number.start, unit.end())
    sentence = words.text[begins:ends]
    return Measured(
        printed=words.text[number.start : unit.end()],
        value=next(iter(number.values)),
        measure=measure or _nearest(words.text, begins, ends, number.start, unit.end()),
        qualifier=_qualifier(words.text[begins : number.start]),
        province=_province(sentence, text.language, day, names),
        sentence=sentence,
        text=text,
    )


def _nearest(text: str, begins: int, ends: int, start: int, end: int) -> str:
    """What the nearest word around says, one behind the number before one as far ahead of it."""
    found = []
    for measure, words in _MEASURES:
        found += [
            (match.start() - end, measure) for match in words.finditer(text, end, min(ends, end + NEAR))
        ]
        before = list(words.finditer(text, max(begins, start - NEAR), start))
        found += [(start - match.end() + 1, measure) for match in before[-1:]]
    return min(found)[1].value if found else ""


def _qualifier(before: str) -> str:
    for qualifier, words in _QUALIFIERS.items():
        if re.search(rf"(?<!\w)(?:{words})\s*$", before, re.IGNORECASE):
            return qualifier.value
    return Qualifier.STATED.value


def _province(sentence: str, language: str, day: str, names: Names) -> Province | None:
    """The one province of ours that the sentence names."""
    named = suggested([Text(sentence, language)], day=day, names=names)
    ours = [each.row for each in named if each.kind == "province" and each.row.country_id == OURS]
    return ours[0] if len(ours) == 1 else None


def _is_recorded(each: Measured) -> bool:
    """Of the province, or of any where none is named."""
    return any(
        (measure == each.measure or not each.measure)
        and value == each.value
        and (each.province is None or province == each.province.pk)
        for measure, value, province in spelled_names().figures
    )
