"""Day counts: adds the articles just written to the days they count for, each day once, as the triggers would have."""

from typing import Any

from django.db import connection

from articles.models import DayCount
from articles.models.day_count_triggers import counted


def add(cursor: Any, *, first: int) -> None:
    """For all articles from this number on. One statement."""
    writer = "0" if connection.vendor == "sqlite" else "pg_backend_pid()"
    cursor.execute(
        f"INSERT INTO {DayCount._meta.db_table} AS known (language, day, writer, number)"
        f" SELECT language, substr(dated, 1, 10), {writer}, count(*) FROM articles_article AS one"
        f" WHERE id >= %s AND {counted('one')} GROUP BY language, substr(dated, 1, 10)"
        " ON CONFLICT (language, day, writer) DO UPDATE SET number = known.number + excluded.number",
        [first],
    )
