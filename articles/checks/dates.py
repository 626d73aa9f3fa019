"""Date recognition: dates as a text prints them, in Vietnamese or English, and dates that no calendar has."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAYS |= {
    "thứ hai": 0,
    "thứ ba": 1,
    "thứ tư": 2,
    "thứ năm": 3,
    "thứ sáu": 4,
    "thứ bảy": 5,
    "thứ bẩy": 5,
    "chủ nhật": 6,
}
# Capitals are asked for: "may 12" is seldom a date.
_CAPITALS = "|".join(sorted((re.escape(name.capitalize()) for name in MONTHS), key=len, reverse=True))
_MONTH = f"(?-i:{_CAPITALS})"
_WEEKDAY = "|".join(sorted((re.escape(name) for name in WEEKDAYS), key=len, reverse=True))
_BEFORE = rf"(?:(?P<weekday>{_WEEKDAY})(?:\s*,\s*|\s+|\s*\(\s*)(?:the\s+|ngày\s+)?)?"
_D, _M, _Y = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4})"
_PATTERNS = [
    # Vietnamese in words: ngày 27 tháng 7 năm 2024, tháng 7 năm 2024, tháng 7/2024, tháng 7
    rf"{_BEFORE}(?:ngày\s+|mùng\s+)?{_D}\s+tháng\s+{_M}(?:\s*(?:năm\s+|[/,-]\s*){_Y})?",
    rf"tháng\s+{_M}(?:\s*(?:năm\s+|[/-]\s*){_Y})?(?!\d)",
    # In figures: 27/7/2024, 27-07-2024, ngày 27/7, 7/2024
    rf"{_BEFORE}(?:ngày\s+)?{_D}\s?[/.-]\s?{_M}\s?[/.-]\s?{_Y}(?!\d)",
    rf"{_BEFORE}(?:ngày|hôm|sáng|chiều|tối|đến|từ|mùng)\s+{_D}\s?[/-]\s?{_M}(?![\d/]|-\w)",
    rf"(?<![\d/]){_M}\s?/\s?{_Y}(?![\d/])",
    # English: 27 July 2024, the 27th of July, July 27, 2024, July 2024
    rf"{_BEFORE}{_D}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{_MONTH})\.?(?:,?\s+{_Y})?",
    rf"{_BEFORE}(?P<name>{_MONTH})\.?\s+{_D}(?:st|nd|rd|th)?(?!\d)(?:,?\s+{_Y})?",
    rf"(?P<name>{_MONTH})\.?,?\s+{_Y}",
]
_COMPILED = [re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE) for pattern in _PATTERNS]
_MONTH_ALONE = re.compile(rf"(?<!\w)(?P<name>{_MONTH})(?!\w)")


@dataclass(frozen=True)
class Day:
    """A date in a text. Day, month or year are 0 where it does not say; `weekday` is 0 for Monday, -1 for none."""

    day: int
    month: int
    year: int
    weekday: int
    text: str
    start: int
    end: int

    def agrees_with(self, other: "Day") -> bool:
        """Whether both can mean one date: what both say is the same, the day at least where this one has it."""
        if self.day and (self.day, self.month) not in {(other.day, other.month), (other.month, other.day)}:
            return False
        if not self.day and self.month not in {other.month, other.day}:
            return False
        return not self.year or not other.year or self.year == other.year

    @property
    def problem(self) -> str:
        """`impossible` for 31 February, `weekday` for a wrong day of the week, else empty."""
        if not self.day:
            return "" if self.month <= 12 else "impossible"
        year = self.year or 2024  # a leap year: 29 February may be meant
        if self.month > 12 or self.day > calendar.monthrange(year, max(self.month, 1))[1]:
            return "impossible"
        if (
            self.year
            and self.weekday >= 0
            and dt.date(self.year, self.month, self.day).weekday() != self.weekday
        ):
            return "weekday"
        return ""


def dates(text: str, language: str) -> list[Day]:
    """Every date, in order, none inside another."""
    found: list[Day] = []
    taken = bytearray(
        len(text)
    )  # not the list of those found: a long text of dates would be compared for seconds
    for pattern in _COMPILED:
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                day = _read(match)
                if day is not None:
                    found.append(day)
                    taken[day.start : day.end] = b"\1" * (day.end - day.start)
    return sorted(found, key=lambda each: each.start)


def months_named(text: str) -> set[int]:
    """Months that stand alone in English, `in July`: possible partners of a Vietnamese `tháng 7`."""
    return {MONTHS[match["name"].lower()] for match in _MONTH_ALONE.finditer(text)}


def without(text: str, taken: list[Day]) -> str:
    """The text with its dates blanked, so that their numbers are not counted again."""
    kept, at = [], 0
    for each in sorted(taken, key=lambda day: day.start):
        kept += [text[at : each.start], " " * (each.end - each.start)]
        at = each.end
    return "".join([*kept, text[at:]])


def _read(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    name = (parts.get("name") or "").lower()
    month = MONTHS[name] if name else int(parts.get("month") or 0)
    day, year = int(parts.get("day") or 0), int(parts.get("year") or 0)
    if year and not 1000 <= year <= 2999:
        return None
    if not name and not 1 <= month <= 12 and not (1 <= day <= 12):
        return None
    if not name and month > 12:  # the American order
        day, month = month, day
    if not month:
        return None
    weekday = WEEKDAYS.get((parts.get("weekday") or "").lower(), -1)
    return Day(day, month, year, weekday, match[0].strip(), match.start(), match.end())
