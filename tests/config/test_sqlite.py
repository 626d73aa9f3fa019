"""SQLite's connection: plans stand, and the marks of a query are written once."""

import sqlite3

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="of SQLite's connection"),
]


def test_no_value_has_a_query_prepared_anew():
    connection.ensure_connection()
    assert connection.connection.getconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_QPSG) is True


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
