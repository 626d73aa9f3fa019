"""The index on SQLite: two FTS5 tables without texts of their own, and the triggers that keep them right.

The words of a text stand in the index alone. What leaves it is told by its words once more, folded anew from the row
that was: a third of a millisecond, and half of the disk saved.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.columns import needs_columns
from articles.search.normalization import accented, plain, words
from articles.search.places import NUMBERS, PLACE
from articles.search.statements import SQL

STORED = "place, article_id, dated, status, publish_at, waits_for_original, original_id"
# The body first: a place in any other column costs two bytes a word.
COLUMNS = ("body", "title", "teaser", "accented")
INDEXED = ", ".join(COLUMNS)
INDEX, TITLES = "articles_searchindex", "articles_searchtitles"
BEYOND = (1 << 63) - 1  # all places: from nowhere on, the table would be gone through
VIEW = "articles_searchwords"  # there only while the index is proved or written anew (`verification.py`)


def stored(row: str) -> str:
    """What `SearchText` holds of the article in `row`: NEW, OLD, or the alias of a table."""
    dated = f"borderpost_dated({row}.original_date, {row}.publish_at)"
    copied = ", ".join(
        f"{row}.{name}" for name in ("status", "publish_at", "waits_for_original", "original_id")
    )
    return f"{PLACE.format(row=row)}, {row}.id, {dated}, {copied}"


def indexed(row: str) -> tuple[str, ...]:
    """The words of the article in `row`, for each of COLUMNS."""
    said = f"borderpost_plain({row}.body)"
    return (
        f"borderpost_words({said})",
        f"borderpost_words({row}.title)",
        f"borderpost_words({row}.teaser)",
        f"borderpost_accented({row}.title || ' ' || {row}.teaser || ' ' || {said})",
    )


def published(row: str) -> str:
    return f"{row}.status = 'published' AND {row}.publish_at IS NOT NULL"


def _words_of(row: str) -> str:
    return ", ".join(indexed(row))


_TEXT = "title, teaser, body, language, status, publish_at, original_date"
READ = f"{_TEXT}, waits_for_original, original_id".split(", ")
_DIFFERS = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in READ)
_PUT = f"""
  INSERT INTO articles_searchtext({STORED}) SELECT {stored("NEW")} WHERE {published("NEW")};
  INSERT INTO {INDEX}(rowid, {INDEXED}) SELECT {PLACE.format(row="NEW")}, {_words_of("NEW")} WHERE {published("NEW")};
  INSERT INTO {TITLES}(rowid, title)
    SELECT {PLACE.format(row="NEW")}, borderpost_words(NEW.title) WHERE {published("NEW")};
"""
_TAKE = f"""
  DELETE FROM articles_searchtext WHERE article_id = OLD.id;
  INSERT INTO {INDEX}({INDEX}, rowid, {INDEXED})
    SELECT 'delete', {PLACE.format(row="OLD")}, {_words_of("OLD")} WHERE {published("OLD")};
  INSERT INTO {TITLES}({TITLES}, rowid, title)
    SELECT 'delete', {PLACE.format(row="OLD")}, borderpost_words(OLD.title) WHERE {published("OLD")};
"""

# Taken away and made anew by every migration that remakes the table of articles: `articles.search.triggers.put_back`.
TRIGGERS = [
    f"CREATE TRIGGER articles_search_added AFTER INSERT ON articles_article BEGIN {_PUT} END",
    f"""CREATE TRIGGER articles_search_changed AFTER UPDATE OF {", ".join(READ)} ON articles_article WHEN {_DIFFERS}
        BEGIN {_TAKE} {_PUT} END""",
    f"CREATE TRIGGER articles_search_deleted AFTER DELETE ON articles_article BEGIN {_TAKE} END",
]
DROP_TRIGGERS = [f"DROP TRIGGER IF EXISTS articles_search_{name}" for name in ("added", "changed", "deleted")]


def _full_text(table: str, columns: str) -> str:
    """Folded words stand between single spaces, so cutting them needs no table of letters."""
    return f"""CREATE VIRTUAL TABLE {table} USING fts5(
      {columns}, content='{VIEW}', content_rowid='place', columnsize=0, tokenize='ascii')"""


TABLES = [_full_text(INDEX, INDEXED), _full_text(TITLES, "title")]
DROP_TABLES = [f"DROP TABLE IF EXISTS {table}" for table in (INDEX, TITLES)]


def teach(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Register the functions that the triggers call, on each new connection."""
    if connection.vendor == "sqlite":
        for name, function in (("words", words), ("accented", accented), ("plain", plain)):
            connection.connection.create_function(
                f"borderpost_{name}", 1, lambda text, of=function: of(text or ""), deterministic=True
            )


def match(alternatives: list[list[tuple[str, ...]]], columns: tuple[str, ...], *, apart: bool = False) -> str:
    """One FTS5 expression: each inner list is a choice of phrases, and one of each must stand in the columns."""
    return " AND ".join(
        "(" + " OR ".join(_phrase(phrase, columns) for phrase in choice) + ")" for choice in alternatives
    )


def _phrase(phrase: tuple[str, ...], columns: tuple[str, ...]) -> str:
    quoted = '"' + " ".join(phrase).replace('"', '""') + '"'
    return f"{{{' '.join(columns)}}} : {quoted}" if needs_columns(phrase, columns) else quoted


def without(wanted: str, unwanted: list[str]) -> str:
    return " NOT ".join([f"({wanted})", *(f"({each})" for each in unwanted)])


# What else answers among the texts that answer the question. The plus keeps SQLite from asking anew for each of them.
MATCHING_AMONG = f"""SELECT rowid AS place FROM {INDEX} WHERE {INDEX} MATCH %s
  AND rowid BETWEEN (SELECT coalesce(min(place), {BEYOND}) FROM answering) AND (SELECT max(place) FROM answering)
  AND +rowid IN (SELECT place FROM answering)"""


def holding(expression: str, within: SQL, *, titles: bool = False) -> SQL:
    """The places of texts, or of titles, that answer the expression: of as many as are taken, no more is read.

    `within` are two places in SQL, with an AND between them. 0.05 µs a text.
    """
    table, (between, values) = TITLES if titles else INDEX, within
    sql = f"SELECT rowid AS place FROM {table} WHERE {table} MATCH %s AND rowid BETWEEN {between}"
    return sql, [expression, *values]


def matching(
    expression: str, within: SQL, among: list[SQL], tests: list[SQL], *, titles: bool = False
) -> SQL:
    """The same of those that pass the tests, which are conditions on `SearchText`, in no order.

    `among` are numbers of articles, known from the places alone, so that only what is among them is looked up.
    """
    table, (between, values) = TITLES if titles else INDEX, within
    wanted = [
        (f"{table}.{table} MATCH %s AND {table}.rowid BETWEEN {between}", [expression, *values]),
        *(
            (f"{table}.rowid %% {NUMBERS} IN (SELECT number %% {NUMBERS} FROM ({sql}))", given)
            for sql, given in among
        ),
        *tests,
    ]
    # Not any join: the words lead to the rows, whatever SQLite thinks of their numbers.
    sql = f"""SELECT {table}.rowid AS place FROM {table} CROSS JOIN articles_searchtext
      ON articles_searchtext.place = {table}.rowid WHERE {" AND ".join(part for part, _given in wanted)}"""
    return sql, [value for _part, given in wanted for value in given]
