"""Cursor pagination: a page begins where the last one ended, at the same cost however long the list is.

A cursor is the date and number of a row, so page 5,000 costs what page 1 costs, and no row is skipped or
shown twice when something is published in between.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.fields.browse_date import dated_of
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.partial_dates import check_partial_date

PAGE_SIZE = 20
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"
_DATE = r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?"  # as `Article.dated` has it
_SHAPE = re.compile(rf"({_MOMENT}|{_DATE})-(\d{{1,18}})", re.ASCII)


@dataclass(frozen=True)
class Page:
    """Rows of one page, newest first, and the cursors of its neighbours (empty where there is none)."""

    rows: list[Any]
    newer: str
    older: str
    # The dates between which another article would stand on it. None: it reaches an end of the list.
    span: tuple[Any, Any] | None = None

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(listed: Any, parameters: QueryDict, *, time: str = "dated", size: int = PAGE_SIZE) -> Page:
    """The page that `?before=` or `?after=` asks for. One query. Raise BadRequest for a cursor that is none of ours.

    `listed` is a queryset, or a list that stretches are cut from. `time` is the column that it is ordered by; rows of
    the same time are ordered by their number.
    """
    before, after = parameters.get("before", ""), parameters.get("after", "")
    if before and after:
        raise BadRequest(_("Ask for the articles before a place in the list or after it, not for both."))
    if after:
        place = _read(after, time)
        rows = list(Stretch(size + 1, time, place, upwards=True).of(listed))
        more_newer, last, rows = len(rows) > size, rows[-1:], rows[:size][::-1]
        return Page(
            rows,
            _cursor(rows[0], time) if rows and more_newer else "",
            _cursor(rows[-1], time) if rows else "",
            (place[0], last[0].dated) if more_newer and time == "dated" else None,
        )
    place = _read(before, time) if before else None
    rows = list(Stretch(size + 1, time, place).of(listed))
    more_older, last, rows = len(rows) > size, rows[-1:], rows[:size]
    return Page(
        rows,
        _cursor(rows[0], time) if rows and before else "",
        _cursor(rows[-1], time) if rows and more_older else "",
        (last[0].dated, place[0]) if place and more_older and time == "dated" else None,
    )


def _cursor(row: Any, time: str) -> str:
    value = getattr(row, time)
    if isinstance(value, dt.datetime):
        value = value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return f"{value}-{row.pk}"


def _read(cursor: str, time: str) -> tuple[dt.datetime | str, int]:
    """What the column is compared with. Cursors of articles once held moments, and are still asked for."""
    match = _SHAPE.fullmatch(cursor)
    try:
        if match and match[1].endswith("Z"):
            moment = timezone.datetime.fromisoformat(match[1])
            return (dated_of("", moment) if time == "dated" else moment), int(match[2])
        if match and time == "dated":
            check_partial_date(match[1][:10])
            return match[1], int(match[2])
    except (ValueError, ValidationError):
        pass
    raise BadRequest(_("This place in the list is none of ours. Start again from the newest article."))
