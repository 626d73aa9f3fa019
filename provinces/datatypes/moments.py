"""Moments that can be kept: one near the ends of the calendar cannot be told in another zone."""

import datetime as dt

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2200


def year_problem(day: dt.date) -> str:
    """Why a moment of that day is not taken; empty where it is."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    sentence = _("Choose a day between the years %(first)d and %(last)d.")
    return sentence % {"first": FIRST_YEAR, "last": LAST_YEAR}
