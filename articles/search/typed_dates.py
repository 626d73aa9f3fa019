"""Typed dates: a question that is nothing but a day, a month or a year, as a period of the archive.

`tháng 8 2024`, `12 May 2024`, `May 12, 2024`, `2024-05`, `5/2024`, `ngày 12 tháng 5 năm 2024`.
"""

from articles.periods import Period
from articles.search.normalization import words

_FILLERS = {"ngay", "thang", "nam", "of", "the", "year", "month"}
_YEAR = "january february march april may june july august september october november december"
_MONTHS = _YEAR.split()
_MONTH = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_ORDINALS = ("st", "nd", "rd", "th")
_FIRST, _LAST = 1900, 2100


def period_of(typed: str) -> Period | None:
    """The period, or None where the question is anything else or no calendar has the day."""
    parts = [_number(word) for word in words(typed).split() if word not in _FILLERS]
    if not 1 <= len(parts) <= 3 or any(part is None for part in parts):
        return None
    numbers = [part for part in parts if part is not None]
    years = [each for each in numbers if not each[1] and _FIRST <= each[0] <= _LAST]
    if len(years) != 1 or years[0] not in (numbers[0], numbers[-1]):
        return None
    rest = [each for each in numbers if each is not years[0]]
    return Period.read([str(years[0][0]), *map(str, _month_and_day(rest, year_first=numbers[0] is years[0]))])


def _number(word: str) -> tuple[int, bool] | None:
    """The number, and whether it is a month's name."""
    if word in _MONTH:
        return _MONTH[word], True
    bare = word[:-2] if word.endswith(_ORDINALS) else word
    return (int(bare), False) if bare.isascii() and bare.isdigit() and len(bare) <= 4 else None


def _month_and_day(rest: list[tuple[int, bool]], *, year_first: bool) -> list[int]:
    """In the order of a calendar: `12 5 2024` is 12 May, `2024 5 12` too; a month's name stands where it likes."""
    if len(rest) < 2:
        return [number for number, _named in rest]
    one, other = rest
    if one[1] or (year_first and not other[1]):
        return [one[0], other[0]]
    return [other[0], one[0]]
