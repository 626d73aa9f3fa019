"""Partial dates: a year, a month, a day, or a day with its time. Nothing here invents 1 January.

Stored as ISO text (`2014`, `2014-05`, `2014-05-12`, `2024-05-12T20:35+07:00`), which sorts by time as plain text.
"""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<time>\d{2}:\d{2})(?P<zone>[+-]\d{2}:\d{2}))?)?)?",
    re.ASCII,
)


def check_partial_date(value: str) -> None:
    """Refuse what is no date; say in words what is accepted."""
    match = _SHAPE.fullmatch(value)
    if not match:
        raise _no_date(value)
    parts = match.groupdict()
    try:
        dt.date(int(parts["year"]), int(parts["month"] or 1), int(parts["day"] or 1))
        if parts["time"]:
            dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise _no_date(value) from error


def _no_date(value: str) -> ValidationError:
    problem = _(
        "“%(value)s” is not a date. Write what is known: 2014, 2014-05, 2014-05-12 or 2014-05-12T20:35+07:00."
    ) % {"value": value[:60]}
    return ValidationError(problem, code="invalid_partial_date")


def first_day(value: str) -> dt.date | None:
    """The first day the value can mean, for comparing; None for an unknown date. Never shown to anyone."""
    if not value:
        return None
    year, month, day = [*value[:10].split("-"), "01", "01"][:3]
    return dt.date(int(year), int(month), int(day))


def last_day_of(value: str) -> dt.date | None:
    """The last day the value can mean: 2014 may be 31 December. None for an unknown date."""
    first = first_day(value)
    if first is None or len(value) >= 10:
        return first
    if len(value) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def certainly_before(value: str, other: str) -> bool:
    """Whether one date is earlier for certain. 2014 and 2014-05 may be the same day; an unknown date may be any."""
    try:
        last, first = last_day_of(value), first_day(other)
    except (ValueError, OverflowError):  # no date at all: its own field says so
        return False
    return last is not None and first is not None and last < first


def in_words(value: str) -> str:
    """'2014' -> '2014', '2014-05' -> 'May 2014', '2014-05-12' -> '12 May 2014', with the time and zone if known.

    Written as within a sentence: a Vietnamese month, 'tháng 5/2014', gets its capital where it stands alone.
    """
    return _in_words(value, get_language() or "")


def in_words_or_as_typed(value: str) -> str:
    """A form that comes back shows what was typed, which may be no date."""
    try:
        return in_words(value)
    except (ValueError, OverflowError):
        return value


@lru_cache(maxsize=4096)
def _in_words(value: str, language: str) -> str:
    """A page says dozens of dates, and a list the same ones again. The language is in use as this is asked."""
    day = first_day(value)
    if day is None:
        return ""
    if len(value) == 4:
        return value
    vietnamese = language == "vi"
    if len(value) == 7:
        return date_format(day, r"\t\há\n\g n/Y") if vietnamese else date_format(day, "F Y")
    words = date_format(day, "j/n/Y") if vietnamese else date_format(day, "j F Y")
    if "T" in value:
        hours, offset = int(value[-5:-3]), value[-6]
        return f"{words}, {value[11:16]} (GMT{offset}{hours})"
    return words


class PartialDateField(models.CharField):
    """A date as far as it is known, `""` where it is not. A bad one is refused at every door, `loaddata` too."""

    description = "Date known to the year, the month, the day or the minute"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 22
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, check_partial_date]

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        if value:
            check_partial_date(value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        help_text = _("As far as it is known: 2014, 2014-05, 2014-05-12 or 2014-05-12T20:35+07:00.")
        return super().formfield(**{"help_text": self.help_text or help_text, **kwargs})
