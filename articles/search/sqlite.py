"""The index on SQLite: triggers that keep `SearchText` right, and an FTS5 table over it."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.normalization import accented, plain, words

COLUMNS = "place, article_id, language, title, teaser, accented, body"
INDEXED = "language, title, teaser, accented, body"
# The date in minutes, then the article's number: within a minute, the newer row. Not read from the column `dated`, for
# older migrations make these triggers before there is one.
PLACE = (
    "borderpost_dated_rank(borderpost_dated({row}.original_date, {row}.publish_at)) * 268435456"
    " + {row}.id % 268435456"
)


def rows(row: str, source: str = "") -> str:
    """A SELECT of what `SearchText` must hold of the articles in `row`: NEW, or the alias of a table in `source`."""
    said = f"borderpost_plain({row}.body)"
    return f"""
      SELECT {PLACE.format(row=row)}, {row}.id, {row}.language,
        borderpost_words({row}.title), borderpost_words({row}.teaser),
        borderpost_accented({row}.title || ' ' || {row}.teaser || ' ' || {said}), borderpost_words({said})
      {source} WHERE {row}.status = 'published' AND {row}.publish_at IS NOT NULL"""


def _of_row(name: str) -> str:
    return ", ".join(f"{name}.{column}" for column in INDEXED.split(", "))


_READ = "title, teaser, body, language, status, publish_at, original_date"
_PUT = f"INSERT INTO articles_searchtext({COLUMNS}) {rows('NEW')};"
_FORGET = "DELETE FROM articles_searchtext WHERE article_id = OLD.id;"
_ADD = f"INSERT INTO articles_searchindex(rowid, {INDEXED}) VALUES (NEW.place, {_of_row('NEW')});"
_TAKE = f"""INSERT INTO articles_searchindex(articles_searchindex, rowid, {INDEXED})
  VALUES ('delete', OLD.place, {_of_row("OLD")});"""
_DIFFERS = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _READ.split(", "))

# Taken away and made anew by every migration that remakes the table of articles: `articles.search.triggers.put_back`.
TRIGGERS = [
    f"CREATE TRIGGER articles_search_added AFTER INSERT ON articles_article BEGIN {_PUT} END",
    f"""CREATE TRIGGER articles_search_changed AFTER UPDATE OF {_READ} ON articles_article WHEN {_DIFFERS}
        BEGIN {_FORGET} {_PUT} END""",
    f"CREATE TRIGGER articles_search_deleted AFTER DELETE ON articles_article BEGIN {_FORGET} END",
]
DROP_TRIGGERS = [f"DROP TRIGGER IF EXISTS articles_search_{name}" for name in ("added", "changed", "deleted")]
# No accents and no case are left to remove; private marks of other scripts stay part of their words.
TABLES = [
    f"""
    CREATE VIRTUAL TABLE articles_searchindex USING fts5(
      {INDEXED}, content='articles_searchtext', content_rowid='place', columnsize=0,
      tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )
    """,
    f"CREATE TRIGGER articles_searchtext_added AFTER INSERT ON articles_searchtext BEGIN {_ADD} END",
    f"CREATE TRIGGER articles_searchtext_deleted AFTER DELETE ON articles_searchtext BEGIN {_TAKE} END",
    f"CREATE TRIGGER articles_searchtext_changed AFTER UPDATE ON articles_searchtext BEGIN {_TAKE} {_ADD} END",
]
DROP_TABLES = ["DROP TABLE IF EXISTS articles_searchindex"]


def teach(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Register the functions that the triggers call, on each new connection."""
    if connection.vendor == "sqlite":
        for name, function in (("words", words), ("accented", accented), ("plain", plain)):
            connection.connection.create_function(
                f"borderpost_{name}", 1, lambda text, of=function: of(text or ""), deterministic=True
            )


def match(alternatives: list[list[tuple[str, ...]]], columns: tuple[str, ...]) -> str:
    """One FTS5 expression: each inner list is a choice of phrases, and one of each must stand in the columns."""
    wanted = " AND ".join(
        "(" + " OR ".join(_phrase(phrase) for phrase in choice) + ")" for choice in alternatives
    )
    return f"{{{' '.join(columns)}}} : ({wanted})"


def _phrase(phrase: tuple[str, ...]) -> str:
    return '"' + " ".join(phrase).replace('"', '""') + '"'
