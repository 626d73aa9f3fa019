"""Lifetimes: when an entry of the registry existed, in words; rows store the first day without it."""

import datetime as dt

from django.utils.translation import gettext as _

from provinces.datatypes.partial_dates import first_day, in_words
from provinces.models import Province


def last_day(valid_to: str) -> str:
    """'2025-07-01' -> '2025-06-30'. A date known only to the month or year is returned as it is."""
    day = first_day(valid_to)
    if day is None or len(valid_to) != 10:
        return valid_to
    return (day - dt.timedelta(days=1)).isoformat()


def existed_on(province: Province, iso_day: str) -> bool:
    """Whether it existed on a day, as far as its dates are known. ISO text compares like dates."""
    return province.valid_from <= iso_day and (not province.valid_to or province.valid_to > iso_day)


def not_yet(valid_from: str, day: str) -> bool:
    """Whether it began after a day for certain; either may be known to the month or the year alone."""
    return bool(valid_from) and day < valid_from[: len(day)]


def no_longer(valid_to: str, day: str) -> bool:
    """Whether it had ended by a day for certain."""
    ended = valid_to[: len(day)]
    return bool(ended) and (day > ended or (day == ended and len(day) >= len(valid_to)))


def name_with_life(province: Province) -> str:
    """The name as shown; a former one with its last year, so that it is never taken for a namesake of today."""
    if not province.valid_to:
        return province.display_name
    year = last_day(province.valid_to)[:4]
    return _("%(name)s (until %(year)s)") % {"name": province.display_name, "year": year}


def life_in_words(valid_from: str, valid_to: str) -> str:
    """'since 1 July 2025', 'until 30 June 2025', or both; empty where nothing is known."""
    since, until = in_words(valid_from), in_words(last_day(valid_to))
    if since and until:
        return _("from %(since)s until %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("until %(until)s") % {"until": until} if until else ""
