"""The date by which readers browse: the original's own as far as it is known, else the day of our publication.

Worked out by the database itself, for the column `Article.dated`, so that no way of writing a row can miss it. As text
that sorts by time: '2024-05' (no day is known), '2024-05-12', '2024-05-12T20:35'; `""` for a draft without any.
"""

import datetime as dt
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

TO_THE_MINUTE = len("2024-05-12T20:35")
LAST = "9999-12-31T23:59:59"  # its morning in Viet Nam is a year that no calendar here has

CREATE_DATED = [
    f"""
    CREATE OR REPLACE FUNCTION borderpost_dated(original text, published timestamptz) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT CASE WHEN original <> '' THEN left(original, {TO_THE_MINUTE})
        WHEN published IS NULL THEN ''
        ELSE to_char(
          least(published AT TIME ZONE 'Asia/Ho_Chi_Minh', timestamp '{LAST}'), 'YYYY-MM-DD"T"HH24:MI:SS')
        END
    $$
    """,
    """
    CREATE OR REPLACE FUNCTION borderpost_dated_rank(dated text) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
      SELECT (((substr(dated, 1, 4)::bigint * 13 + coalesce(nullif(substr(dated, 6, 2), ''), '0')::bigint) * 32
        + coalesce(nullif(substr(dated, 9, 2), ''), '0')::bigint) * 24
        + coalesce(nullif(substr(dated, 12, 2), ''), '0')::bigint) * 60
        + coalesce(nullif(substr(dated, 15, 2), ''), '0')::bigint
    $$
    """,
]


class Dated(models.Func):
    """`dated_of` inside the database."""

    function = "borderpost_dated"
    arity = 2
    output_field = models.CharField(max_length=22)


class MonthAndDay(models.Func):
    """The '05-12' of a date that is known to the day. Its numbers are no parameters: an index is known by its words."""

    template = "substr(%(expressions)s, 6, 5)"
    arity = 1
    output_field = models.CharField(max_length=5)


def dated_of(original_date: str, publish_at: dt.datetime | None) -> str:
    """The original's own date, in its own zone; else ours, in Viet Nam's."""
    if original_date:
        return original_date[:TO_THE_MINUTE]
    if publish_at is None:
        return ""
    try:
        return timezone.localtime(publish_at, timezone.get_default_timezone()).isoformat()[: len(LAST)]
    except OverflowError:
        return LAST


def rank_of(dated: str) -> int:
    """Minutes of a calendar whose months have 32 days: it sorts as `dated` does."""
    ends = ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16))
    year, month, day, hour, minute = (int(dated[start:end] or 0) for start, end in ends)
    return (((year * 13 + month) * 32 + day) * 24 + hour) * 60 + minute


def _stored(original_date: str | None, publish_at: str | None) -> str:
    """As SQLite hands the columns over: a moment is text in UTC."""
    if original_date or not publish_at:
        return dated_of(original_date or "", None)
    return dated_of("", dt.datetime.fromisoformat(publish_at).replace(tzinfo=dt.UTC))


def teach(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Register the functions on each new SQLite connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("borderpost_dated", 2, _stored, deterministic=True)
        connection.connection.create_function("borderpost_dated_rank", 1, rank_of, deterministic=True)


def create_functions(apps: Any, schema_editor: Any) -> None:
    """Migration step: the functions where the database itself must hold them."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in CREATE_DATED:
            schema_editor.execute(statement, params=None)
