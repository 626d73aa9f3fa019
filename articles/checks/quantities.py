"""Number recognition: quantities as a text prints them, in Vietnamese or English, made comparable.

In Vietnamese a point parts thousands and a comma decimals, in English the other way round: `1.500` = `1,500`, `2,5` =
`2.5`. `triệu`, `tỷ`, `vạn`, `million` multiply. What is no number in the text's own language is read in the other's.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

MULTIPLIERS = {
    "nghìn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
PERCENT = ("%", "phần trăm", "percent", "per cent")
# Words are never missed on the other side, they only serve as partners of a figure there.
WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "vi": "không một hai ba bốn năm sáu bảy tám chín mười",
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "nhất": 1,
    "nhì": 2,
    "tư": 4,
    "dozen": 12,
    "dozens": 12,
    "hundred": 100,
    "trăm": 100,
    "tens": 10,
    "both": 2,
    "double": 2,
    "half": Decimal("0.5"),
}
_AFTER = "|".join(sorted((re.escape(word) for word in MULTIPLIERS), key=len, reverse=True))
_PERCENT = "|".join(re.escape(word) for word in PERCENT)
_NUMBER = re.compile(
    rf"(?<![\w.,])(?P<digits>\d+(?:[.,\u00a0\u202f ]\d{{3}})*(?:[.,]\d+)?)"
    rf"(?:\s*(?P<times>{_AFTER})(?!\w))?(?:\s*(?P<percent>{_PERCENT})(?!\w))?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<!\d)(?P<digits>\d{1,4})(?=[A-Za-zĐđ])|(?<=[A-Za-zĐđ])(?P<more>\d{1,4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Quantity:
    """`values` are what the number can mean; `text` is how it is printed, `start` where."""

    values: frozenset[Decimal]
    is_percent: bool
    text: str
    start: int


def quantities(text: str, language: str) -> list[Quantity]:
    """Every number in figures, in order. Dates are to be taken out before."""
    found = []
    for match in _NUMBER.finditer(text):
        times = MULTIPLIERS.get((match["times"] or "").lower(), 1)
        values = frozenset(value * times for value in _readings(match["digits"], language))
        found.append(Quantity(values, bool(match["percent"]), match[0].strip(), match.start()))
    taken = {range(each.start, each.start + len(each.text)) for each in found}
    for match in _GLUED.finditer(text):
        if not any(match.start() in span for span in taken):
            digits = match["digits"] or match["more"]
            found.append(Quantity(frozenset({Decimal(digits)}), False, digits, match.start()))
    return sorted(found, key=lambda each: each.start)


def worded(text: str, language: str) -> set[Decimal]:
    """Numbers that the text has in words: possible partners of figures."""
    numbers = {word: Decimal(value) for value, word in enumerate(WORDS.get(language, WORDS["en"]).split())}
    numbers |= {word: Decimal(value) for word, value in ORDINALS.items()}
    return {numbers[word] for word in (match[0].lower() for match in _WORD.finditer(text)) if word in numbers}


def _readings(digits: str, language: str) -> set[Decimal]:
    digits = re.sub(r"[\u00a0\u202f ]", "", digits)
    thousands, point = (".", ",") if language == "vi" else (",", ".")
    marks = {mark for mark in digits if mark in ".,"}
    readings = set()
    if not marks:
        return {Decimal(digits)}
    for apart, decimal in ((thousands, point), (point, thousands)):
        whole, found, rest = digits.partition(decimal)
        groups = whole.split(apart)
        is_grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
        if (len(groups) == 1 or is_grouped) and not set(rest) & set(".,"):
            readings.add(Decimal("".join(groups) + (f".{rest}" if found else "")))
            break  # what is sound in the text's own language is meant so
    return readings or {Decimal(re.sub(r"[.,]", "", digits))}
