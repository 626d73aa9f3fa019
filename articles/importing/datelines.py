"""Datelines as newspapers print them: 'Sunday, March 09, 2025, 08:56 (GMT+7)', 'Lai Châu, ngày 5 tháng 6 năm 2024'."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from provinces.datatypes.names import fold

_MONTHS = (
    "January February March April May June July August September October November December".lower().split()
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ENGLISH = re.compile(
    r"(?P<weekday>[A-Z][a-z]+), (?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4}), "
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r" \(GMT\+(?P<zone>\d{1,2})\)",
    re.ASCII,
)
# Day before month, as Viet Nam writes; the hour with or without a zone, which is then Viet Nam's.
_VIETNAMESE = re.compile(
    r"(?:(?P<weekday>th[ứu] (?:hai|ba|t[ưu]|n[ăa]m|s[áa]u|b[ảa]y|[2-7])|ch[ủu] nh[ậa]t)\s*[,–—-]?\s+)?"
    r"(?:(?P<place>(?:TP\.?\s*)?[^\W\d][^\d,;:.–—]{1,39}),\s*)?"
    r"(?:ng[àa]y\s+)?(?P<day>[0-9]{1,2})"
    r"(?:\s+th[áa]ng\s+(?P<named>[0-9]{1,2})(?:\s*,)?\s+n[ăa]m\s+|(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign))"
    r"(?P<year>[0-9]{4})(?![0-9])"
    r"(?:\s*[,|–—-]?\s*(?:l[úu]c\s+)?(?P<hour>[0-9]{1,2})\s*(?::|h|gi[ờo])\s*(?P<minute>[0-9]{2})?(?:\s*ph[úu]t)?"
    r"(?:\s*\(?GMT\s*\+\s*(?P<zone>[0-9]{1,2})\)?)?)?",
    re.IGNORECASE,
)
_BEFORE_TEXT = re.compile(r"\s*[–—:-]\s*")
_VIETNAMESE_DAYS = ["thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat"]
_VIET_NAM = 7  # hours before Greenwich


@dataclass(frozen=True)
class Dateline:
    """When and, if it says so, where. `moment` is a day alone where no hour is printed.

    `text` is what stands behind it on the same line; `note` says that its weekday is wrong.
    """

    moment: dt.datetime | dt.date
    place: str = ""
    note: str = ""
    text: str = ""


def read_dateline(line: str) -> Dateline | None:
    """What a line says that is a dateline and nothing else, or that begins with a place and a date and goes on behind a
    dash; None for any other.
    """
    line = unicodedata.normalize("NFC", line).strip()
    if english := _ENGLISH.fullmatch(line):
        return _dateline(english, _month_called(english["month"]), _DAYS)
    match = _VIETNAMESE.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    dash = _BEFORE_TEXT.match(rest)
    text = rest[dash.end() :] if dash else rest
    if text and not (dash and match["place"]):
        return None
    return _dateline(
        match, int(match["named"] or match["month"]), _VIETNAMESE_DAYS, place=match["place"], text=text
    )


def is_house_dateline(line: str) -> bool:
    """Whether a line is a dateline as our own house prints it: `Sunday, March 09, 2025, 08:56 (GMT+7)`."""
    return _ENGLISH.fullmatch(line) is not None


def _month_called(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1 if name.lower() in _MONTHS else 0


def _dateline(
    match: re.Match[str], month: int, days: list[str], *, place: str | None = None, text: str = ""
) -> Dateline | None:
    try:
        day = dt.date(int(match["year"]), month, int(match["day"]))
        moment: dt.datetime | dt.date = day
        if match["hour"]:
            zone = dt.timezone(dt.timedelta(hours=int(match["zone"] or _VIET_NAM)))
            moment = dt.datetime.combine(day, dt.time(int(match["hour"]), int(match["minute"] or 0)), zone)
    except ValueError:  # the 31st of February, the 25th hour
        return None
    return Dateline(moment, place or "", _note(match["weekday"], day, days), text)


def _note(printed: str | None, day: dt.date, days: list[str]) -> str:
    right = days[day.weekday()]
    if not printed or fold(printed) == fold(right) or _numbered(printed) == day.weekday():
        return ""
    return f"The weekday is printed as {printed}, but it was a {_DAYS[day.weekday()]}."


def _numbered(weekday: str) -> int | None:
    """Thứ 2 is Monday."""
    return int(weekday[-1]) - 2 if weekday[-1].isdigit() else None
