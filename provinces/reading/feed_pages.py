"""Pages of a feed (RFC 5005): each holds the entries after the last one of the page before, at the same cost."""

import datetime as dt
import re
from typing import Any

from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from provinces.datatypes.keysets import Stretch

LENGTH = 30  # entries of a page
_SHAPE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)-(\d{1,18})", re.ASCII)


def rows_of_page(rows: Any, time: str, before: str) -> tuple[list[Any], str]:
    """The newest rows by the column `time`, or those older than a cursor; and the cursor of the next page, if any.

    `rows` is a queryset, or a list that stretches are cut from. One query. Raise BadRequest for a cursor that is none
    of ours.
    """
    found = list(Stretch(LENGTH + 1, time, _read(before) if before else None).of(rows))
    last = found[LENGTH - 1] if len(found) > LENGTH else None
    return found[:LENGTH], _cursor(last, time) if last else ""


def _cursor(row: Any, time: str) -> str:
    moment = getattr(row, time).astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return f"{moment}-{row.pk}"


def _read(cursor: str) -> tuple[dt.datetime, int]:
    match = _SHAPE.fullmatch(cursor)
    try:
        if match:
            return timezone.datetime.fromisoformat(match[1]), int(match[2])
    except ValueError:
        pass
    raise BadRequest(_("This page of the feed is none of ours. Begin again with its first page."))
