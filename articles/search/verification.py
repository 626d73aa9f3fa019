"""Verification of the index: proves that it agrees with the articles, and can write it anew.

Cost: every published text is folded again, 0.3 ms each.
"""

from django.db import connection as default_connection
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from articles.search import sqlite

_POSTGRES_ROWS = f"""
  SELECT {sqlite.PLACE.format(row="a")},
    a.id, a.language, borderpost_words(a.title), borderpost_words(a.teaser),
    borderpost_accented(a.title || ' ' || a.teaser || ' ' || borderpost_plain(a.body)),
    borderpost_words(borderpost_plain(a.body))
  FROM articles_article AS a WHERE a.status = 'published' AND a.publish_at IS NOT NULL"""
_ROWS = {"sqlite": sqlite.rows("a", "FROM articles_article AS a"), "postgresql": _POSTGRES_ROWS}
FILL = {vendor: f"INSERT INTO articles_searchtext({sqlite.COLUMNS}) {rows}" for vendor, rows in _ROWS.items()}


def differences(connection: BaseDatabaseWrapper = default_connection) -> list[str]:
    """What is wrong, a sentence each; empty when the index is right. Reads everything."""
    wanted = _ROWS[connection.vendor]
    stored = f"SELECT {sqlite.COLUMNS} FROM articles_searchtext"
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
        found.append("The full-text table does not say what the index says.")
    return found


def _full_text_agrees(connection: BaseDatabaseWrapper) -> bool:
    check = "INSERT INTO articles_searchindex(articles_searchindex, rank) VALUES ('integrity-check', 1)"
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(check)
    except DatabaseError:
        return False
    return True


def rebuild(connection: BaseDatabaseWrapper = default_connection) -> None:
    """Write the index anew in one transaction: readers see the old one until it is done."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if (
            connection.vendor == "sqlite"
        ):  # the old full-text rows may not be what the triggers would take out
            cursor.execute("DROP TRIGGER articles_searchtext_deleted")
        cursor.execute("DELETE FROM articles_searchtext")
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO articles_searchindex(articles_searchindex) VALUES ('rebuild')")
            cursor.execute(sqlite.TABLES[2])
        cursor.execute(FILL[connection.vendor])
