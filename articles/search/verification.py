"""Verification of the index: proves that it agrees with the articles, and can write it anew.

Cost: every published text is folded again, 1 ms each.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection as default_connection
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from articles.search import postgres, sqlite

_SOURCE = f"FROM articles_article AS a WHERE {sqlite.published('a')}"
_ROWS = {"sqlite": f"SELECT {sqlite.stored('a')} {_SOURCE}"}
_ROWS["postgresql"] = f"SELECT {sqlite.stored('a')}, {postgres.indexed('a')} {_SOURCE}"
_COLUMNS = {"sqlite": sqlite.STORED, "postgresql": f"{sqlite.STORED}, {postgres.INDEXED}"}


def differences(connection: BaseDatabaseWrapper = default_connection) -> list[str]:
    """What is wrong, a sentence each; empty when the index is right. Reads everything."""
    wanted = _ROWS[connection.vendor]
    stored = f"SELECT {_COLUMNS[connection.vendor]} FROM articles_searchtext"
    found = []
    for sentence, one, other in (
        ("{count} texts are missing from the index or out of date.", wanted, stored),
        ("{count} texts of the index should not be there, or not so.", stored, wanted),
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM (SELECT * FROM ({one}) AS a EXCEPT {other}) AS b")
            if count := cursor.fetchone()[0]:
                found.append(sentence.format(count=count))
    if connection.vendor == "sqlite" and not _full_text_agrees(connection):
        found.append("The full-text tables do not say what the articles say.")
    return found


def _full_text_agrees(connection: BaseDatabaseWrapper) -> bool:
    """Both tables, each word at its place, compared with the articles' words."""
    try:
        with _words_in_view(connection), connection.cursor() as cursor:
            for table in (sqlite.INDEX, sqlite.TITLES):
                cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True


def rebuild(connection: BaseDatabaseWrapper = default_connection) -> None:
    """Write the index anew in one transaction: readers see the old one until it is done."""
    vendor = connection.vendor
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_searchtext")
        cursor.execute(f"INSERT INTO articles_searchtext({_COLUMNS[vendor]}) {_ROWS[vendor]} ORDER BY 1")
        if vendor == "sqlite":
            with _words_in_view(connection):
                for table in (sqlite.INDEX, sqlite.TITLES):
                    cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")


@contextmanager
def _words_in_view(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The view that the full-text tables take for their content.

    It is not left there: SQLite refuses to remake a table that a view reads, as migrations do.
    """
    words = ", ".join(
        f"{value} AS {name}" for name, value in zip(sqlite.COLUMNS, sqlite.indexed("a"), strict=True)
    )
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            # In order of place: a full-text table that is written out of its order sorts itself after each text.
            f"""CREATE VIEW {sqlite.VIEW} AS SELECT s.place AS place, {words} FROM articles_searchtext AS s
            CROSS JOIN articles_article AS a ON a.id = s.article_id ORDER BY s.place"""
        )
        yield
        cursor.execute(f"DROP VIEW {sqlite.VIEW}")
