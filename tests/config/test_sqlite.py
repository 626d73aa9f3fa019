"""SQLite's connection: plans stand, and the marks of a query are written once."""

import sqlite3

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from articles.models import Article

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite's connection"),
]


def test_no_value_has_a_query_prepared_anew():
    connection.ensure_connection()
    assert connection.connection.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_QPSG) is True


def test_query_is_prepared_once_whatever_is_asked_for():
    """As SQLite itself counts it, where it was built to tell."""
    connection.ensure_connection()
    try:
        counted = connection.connection.execute("SELECT sum(reprep) FROM sqlite_stmt")
    except sqlite3.OperationalError:
        pytest.skip("this SQLite was built without the table sqlite_stmt")
    before = counted.fetchone()[0] or 0
    with connection.cursor() as cursor:
        for status in ("draft", "published", "draft"):  # which stands in the condition of an index
            cursor.execute(f"SELECT id FROM {Article._meta.db_table} WHERE status = %s", [status]).fetchall()
    again = connection.connection.execute("SELECT sum(reprep) FROM sqlite_stmt").fetchone()[0]
    assert again - before == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT %s, %s",
        "SELECT 'half', '50 %%', %s",
        "SELECT '%%s', %s",
        "SELECT %s /* " + "x" * 30_000 + " */",
        "SELECT 1",
    ],
)
def test_marks_are_written_as_django_writes_them(query):
    with connection.cursor() as cursor:
        ours = cursor.cursor.convert_query(query)
        assert ours == SQLiteCursorWrapper.convert_query(cursor.cursor, query)
        assert cursor.cursor.convert_query(query) == ours


def test_values_by_name_are_bound_as_well():
    with connection.cursor() as cursor:
        assert cursor.execute(
            "SELECT %(one)s || %(two)s || %(one)s", {"one": "a", "two": "b"}
        ).fetchone() == ("aba",)
