"""Typed times: a moment as people type it, in English or Vietnamese, with or without accents; always Viet Nam's time.

The day comes before the month. What could mean two moments is refused, with a sentence that says what can be typed.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.checks.dates import MONTHS, WEEKDAYS
from provinces.datatypes.moments import year_problem
from provinces.datatypes.names import fold
from provinces.datatypes.refusal import Refusal

ZONE = timezone.get_default_timezone()  # Viet Nam's, by the settings
LONGEST = 100  # characters
# A day without a year that passed since is a slip, one before it is next year's.
JUST_PAST = dt.timedelta(days=90)
NOW = {"now", "at once", "right now", "ngay", "ngay bay gio", "bay gio"}
DAYS_AHEAD = {
    "day after tomorrow": 2, "tomorrow": 1, "today": 0, "tonight": 0,
    "ngay mai": 1, "ngay kia": 2, "hom nay": 0, "mai": 1, "nay": 0,
}  # fmt: skip
WEEKDAY_NAMES = {fold(name): number for name, number in WEEKDAYS.items()}
WEEKDAY_NAMES |= {name[:3]: number for name, number in WEEKDAYS.items() if name in {"monday", "friday"}}
WEEKDAY_NAMES |= {"tue": 1, "tues": 1, "wed": 2, "thur": 3, "thurs": 3, "sat": 5, "sun": 6, "cn": 6}
WEEKDAY_NAMES |= {f"{word}{number}": number - 2 for word in ("thu ", "t") for number in range(2, 8)}
MINUTES = {"minute": 1, "phut": 1, "hour": 60, "gio": 60, "tieng": 60, "day": 1_440, "ngay": 1_440}
LATER_HALF = {"pm", "chieu", "toi"}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NUMBER = r"(?P<number>\d{1,4}|an?|one|mot)"
_UNIT = rf"(?P<unit>{_any(MINUTES)})s?"
_AHEAD = re.compile(rf"(?:in|sau|trong) {_NUMBER} {_UNIT}(?: nua)?|{_NUMBER.replace('number', 'other')} "
                    rf"{_UNIT.replace('unit', 'kind')} nua")  # fmt: skip
_HALF = r"(?P<half>am|pm|sang|trua|chieu|toi)"
_CLOCK = re.compile(
    rf"(?<![\d:./-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?{_HALF})?"
    rf"| ?(?:h|gio)(?: ?(?P<past>\d{{1,2}}|ruoi)(?: ?(?:phut|p))?)?(?: ?{_HALF.replace('half', 'after')})?"
    rf"| ?(?P<short>am|pm))(?![\w:/]|[.-]\d)"
)
_BEFORE_DAY = re.compile(r"\b(sang|trua|chieu|toi) (?=nay\b|mai\b|ngay mai\b)")
_MONTH = _any(MONTHS)
_DATES = [
    re.compile(r"(?<![\d:])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])[tT]?"),
    re.compile(r"(?<![\d:])(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<![\d:/-])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/-])"),
    re.compile(r"\b(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:,? (?:nam )?(?P<year>\d{4}))?(?!\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<name>{_MONTH})\b\.?(?:,? (?P<year>\d{{4}}))?(?!\d)"),
    re.compile(
        rf"\b(?P<name>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]|h\b| ?gio\b)"
        r"(?:,? (?P<year>\d{4}))?(?!\d)"
    ),
]  # fmt: skip
_WEEKDAY = re.compile(rf"\b(?:{_any(WEEKDAY_NAMES)})\b(?! ?(?:[:.]|h\b|gio\b))")
_RELATIVE = re.compile(rf"\b(?:{_any(DAYS_AHEAD)})\b")
# What may stand between day and time without changing either.
_FILLING = re.compile(r"\b(?:at|on|the|luc|vao|ngay|viet nam|gmt ?\+ ?7|utc ?\+ ?7)\b|[,()]")


class Unreadable(Refusal):
    """What was typed is no moment, or more than one."""


def read(typed: str, *, now: dt.datetime) -> dt.datetime | None:
    """The moment that was typed, None for "now". A whole date may be past; nothing else is ever read as past."""
    words = fold(typed)
    if words in NOW:
        return None
    # "next Monday" is two days for two people; its "tới" is, without accents, an evening.
    if len(typed) > LONGEST or "next " in words or "tới" in unicodedata.normalize("NFC", typed.lower()):
        raise _unreadable(typed)
    here = now.astimezone(ZONE)
    if ahead := _AHEAD.fullmatch(words):
        return _ahead(ahead, here, typed)
    words, before = _taken(_BEFORE_DAY, words)
    words, day = _day(words, here, typed)
    words, clock = _taken(_CLOCK, words)
    if _FILLING.sub("", words).strip():
        raise _unreadable(typed)
    if day is None:
        raise Unreadable([_("“%(typed)s” has no day. ") % {"typed": typed[:LONGEST]} + what_can_be_typed()])
    if clock is None:
        raise Unreadable([_("“%(typed)s” has no time. ") % {"typed": typed[:LONGEST]} + what_can_be_typed()])
    moment = dt.datetime.combine(day[0], _time(clock, before and before[1], typed), ZONE)
    if moment <= here and not day[1]:
        raise Unreadable([past(typed)])
    return moment


def what_can_be_typed() -> str:
    return _(
        "Type a day and a time: “tomorrow 8:00”, “Monday 17:30”, “12/6 8:00” (the day first), “2026-12-24 06:00”, "
        "or “in 2 hours”, or “now”."
    )


def past(typed: str) -> str:
    return _("“%(typed)s” is past. ") % {"typed": typed[:LONGEST]} + what_can_be_typed()


def in_full(moment: dt.datetime) -> str:
    """The moment said back: day of the week, date, time and zone. `read` understands it."""
    # Translators: how a moment is said in full, in the letters of Django's `date` filter.
    when = date_format(moment.astimezone(ZONE), _("l j F Y, H:i"))
    return _("%(when)s, Viet Nam (UTC+7)") % {"when": when}


def _unreadable(typed: str) -> Unreadable:
    return Unreadable([_("“%(typed)s” is no time. ") % {"typed": typed[:LONGEST]} + what_can_be_typed()])


def _taken(pattern: re.Pattern[str], words: str) -> tuple[str, re.Match[str] | None]:
    """The words without the first match of the pattern, and the match."""
    match = pattern.search(words)
    return (words, None) if match is None else (f"{words[: match.start()]} {words[match.end() :]}", match)


def _ahead(match: re.Match[str], here: dt.datetime, typed: str) -> dt.datetime:
    number, unit = match["number"] or match["other"], match["unit"] or match["kind"]
    many = int(number) if number.isdigit() else 1
    if not many:
        raise _unreadable(typed)
    moment = here.astimezone(dt.UTC) + dt.timedelta(minutes=many * MINUTES[unit])
    return moment.astimezone(ZONE).replace(second=0, microsecond=0)


def _day(words: str, here: dt.datetime, typed: str) -> tuple[str, tuple[dt.date, bool] | None]:
    """The words without the day; the day, and whether it was typed with its year, so that it may be past."""
    words, weekday = _taken(_WEEKDAY, words)
    number = WEEKDAY_NAMES[weekday[0]] if weekday else None
    for pattern in _DATES:
        words, match = _taken(pattern, words)
        if match:
            day = _date(match.groupdict(), here.date(), typed)
            if number is not None and day.weekday() != number:
                sentence = _("“%(typed)s” is another day of the week; leave out what is wrong.")
                raise Unreadable([sentence % {"typed": typed}])
            return words, (day, bool(match.groupdict().get("year")))
    words, relative = _taken(_RELATIVE, words)
    if relative and number is None:
        return words, (here.date() + dt.timedelta(days=DAYS_AHEAD[relative[0]]), False)
    if relative:
        raise _unreadable(typed)  # a day of the week, and a day beside it
    if number is None:
        return words, None
    if number == here.weekday():
        sentence = _("Today is that day of the week: type “today 17:30”, or the date for a week from now.")
        raise Unreadable([sentence])
    return words, (here.date() + dt.timedelta(days=(number - here.weekday()) % 7), False)


def _date(parts: dict[str, str | None], today: dt.date, typed: str) -> dt.date:
    """Without a year, the next such day; none that has just passed."""
    month = MONTHS[name] if (name := parts.get("name")) else int(parts["month"] or 0)
    day, year = int(parts["day"] or 0), parts.get("year")
    try:
        if year:
            found = dt.date(int(year), month, day)
            if problem := year_problem(found):
                raise Unreadable([problem])
            return found
        found = dt.date(today.year, month, day)
        if today - JUST_PAST < found < today:
            raise Unreadable([past(typed)])
        return found if found >= today else dt.date(today.year + 1, month, day)
    except ValueError as error:
        sentence = _("“%(typed)s” is a day no calendar has; the day comes first, then the month.")
        raise Unreadable([sentence % {"typed": typed}]) from error


def _time(clock: re.Match[str], before: str | None, typed: str) -> dt.time:
    minute = "30" if clock["past"] == "ruoi" else clock["minute"] or clock["past"] or "0"
    hour, half = int(clock["hour"]), clock["half"] or clock["after"] or clock["short"] or before
    if (half in LATER_HALF and 1 <= hour < 12) or (half == "trua" and hour < 3):
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    try:
        return dt.time(hour, int(minute), int(clock["second"] or 0))
    except ValueError as error:
        raise _unreadable(typed) from error
