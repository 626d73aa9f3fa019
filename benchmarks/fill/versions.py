"""Versions: moves those that the triggers would have moved for the articles just written, each once.

The triggers move them at each row of each table. Which they are follows from the rows; a year that was there already is
moved as well, which costs its page one rendering and cannot be wrong.
"""

from typing import Any

from django.db import connection

from articles.models.version_sql import SEEN, SETS
from articles.models.version_sql_postgres import POSTGRES
from articles.models.version_sql_sqlite import SQLITE

# Read once: what follows a long text in its row lies on other pages.
_NEW = f"""SELECT id, language, substr(dated, 1, 7) AS month FROM articles_article
  WHERE id >= %(first)s AND status IN {SEEN}"""
_OF_ARTICLE = [
    "'article:' || article.id",
    "'list:' || article.language",
    "'years:' || article.language",
    "'month:' || article.language || ':' || article.month",
]
_KEYS = " UNION ".join(
    [
        "SELECT 'everything' AS key",
        *(f"SELECT {key} FROM article" for key in _OF_ARTICLE),
        *(
            f"SELECT '{kind}:' || part.{kind}_id FROM article JOIN {table} AS part ON part.{column} = article.id"
            for kind, (table, column) in SETS.items()
        ),
    ]
)


def move(cursor: Any, *, first: int) -> None:
    """For all articles from this number on. One statement."""
    sql: Any = SQLITE if connection.vendor == "sqlite" else POSTGRES
    cursor.execute(
        f"WITH article AS MATERIALIZED ({_NEW})"
        f" INSERT INTO articles_publicversion (key, stamp) SELECT key, {sql.stamp} FROM ({_KEYS}) AS moved"
        " WHERE key IS NOT NULL ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp",
        {"first": first},
    )
