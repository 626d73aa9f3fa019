"""Datelines as the newspaper prints them: 'Sunday, March 09, 2025, 08:56 (GMT+7)'."""

import datetime as dt
import re

_MONTHS = (
    "January February March April May June July August September October November December".lower().split()
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SHAPE = re.compile(
    r"(?P<weekday>[A-Z][a-z]+), (?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4}), "
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r" \(GMT\+(?P<zone>\d{1,2})\)",
    re.ASCII,
)


def read_dateline(line: str) -> tuple[dt.datetime, str] | None:
    """The moment a line gives, and a note if its weekday is wrong; None for a line that is no dateline."""
    match = _SHAPE.fullmatch(line.strip())
    if match is None or match["month"].lower() not in _MONTHS:
        return None
    zone = dt.timezone(dt.timedelta(hours=int(match["zone"])))
    try:
        moment = dt.datetime(
            int(match["year"]),
            _MONTHS.index(match["month"].lower()) + 1,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            tzinfo=zone,
        )
    except ValueError:
        return None
    right = _DAYS[moment.weekday()]
    note = (
        ""
        if match["weekday"] == right
        else f"The weekday is printed as {match['weekday']}, but it was a {right}."
    )
    return moment, note
