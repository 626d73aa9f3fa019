"""Titles: published articles by whole words of their titles, for the desk; read from the index of titles alone."""

from django.db import connection

from articles.search import postgres, sqlite
from articles.search.normalization import words
from articles.search.places import LANGUAGES, range_of
from articles.search.query_parser import LONGEST
from articles.search.statements import Statement

MOST = 200  # in each language


def titled(typed: str) -> list[int]:
    """The numbers of the newest articles, scheduled ones included, whose titles have all the words. One query."""
    asked = words(typed[:LONGEST]).split()  # PostgreSQL refuses to look for a word of 2,046 bytes
    if not asked:
        return []
    engine = sqlite if connection.vendor == "sqlite" else postgres
    expression = engine.match([[(word,)] for word in asked], ("title",))
    statement = Statement()
    for language in LANGUAGES:
        sql, values = engine.holding(expression, ("%s AND %s", [*range_of(language, [], [])]), titles=True)
        statement.add(f"titled_{language}", (f"{sql} ORDER BY place DESC LIMIT {MOST}", values))
    places = " UNION ALL ".join(f"SELECT place FROM titled_{language}" for language in LANGUAGES)
    rows = statement.rows(
        [("article_id", [])], f"FROM articles_searchtext WHERE place IN ({places}) ORDER BY place DESC"
    )
    return [number for (number,) in rows]
