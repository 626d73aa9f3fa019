"""Index rows: what the triggers of search would write for articles, worked out beside the database.

The triggers fold each text inside the one process that writes. Here any process joins the words of pieces that were
folded once (`pieces.py`); the database then only stores them. `manage.py check_search` compares with what the triggers
would write, and a test asks it.
"""

from typing import Any

from articles.fields.browse_date import dated_of, rank_of
from articles.search import places, postgres, sqlite
from benchmarks.fill.pieces import Piece
from benchmarks.fill.tables import Table

_STORED = sqlite.STORED.split(", ")
_TITLE = len(_STORED) + sqlite.COLUMNS.index("title")
# What SQLite's full-text tables gather in memory before they write it, in bytes, and how many such pieces they merge:
# with their own 1 MB they would merge everything four times over.
GATHERING = {"hashsize": 64 * 1024 * 1024, "automerge": 0, "crisismerge": 1_999}
USUAL = {"hashsize": 1024 * 1024, "automerge": 4, "crisismerge": 16}
MERGED_PAGES = 4_000  # in one step: 16 MB


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table}({columns}) VALUES ({', '.join(['%s'] * len(columns.split(',')))})"


def index_row(article: dict[str, Any], said: tuple[Piece, Piece, Piece], articles: Table) -> tuple[Any, ...]:
    """What `SearchText` stores of a published article, then the words of title, teaser and body. 0.05 ms."""
    title, teaser, body = said
    dated = dated_of(article["original_date"], article["publish_at"])
    stored = {
        "place": _place(article["language"], dated, article["id"]),
        "article_id": article["id"],
        "dated": dated,
        "status": article["status"],
        "publish_at": articles.moment(article["publish_at"]),
        "waits_for_original": False,
        "original_id": article["original_id"],
    }
    accented = " ".join(sorted(title.accented | teaser.accented | body.accented))
    words = {"body": body.words, "title": title.words, "teaser": teaser.words, "accented": accented}
    return (*(stored[name] for name in _STORED), *(words[name] for name in sqlite.COLUMNS))


def _place(language: str, dated: str, number: int) -> int:
    day = places.LANGUAGES.index(language) * places.DAYS + rank_of(dated) // places.MINUTES_OF_A_DAY
    return day * places.NUMBERS + number % places.NUMBERS


def write(cursor: Any, vendor: str, rows: list[tuple[Any, ...]]) -> None:
    """Such rows into the site's index. 0.5 ms an article on SQLite, nearly all of it the full-text table's."""
    if vendor != "sqlite":
        cursor.executemany(_IN_POSTGRES, rows)
        return
    number = len(_STORED)
    cursor.executemany(_insert("articles_searchtext", sqlite.STORED), [row[:number] for row in rows])
    texts = [(row[0], *row[number:]) for row in rows]
    cursor.executemany(_insert(sqlite.INDEX, f"rowid, {sqlite.INDEXED}"), texts)
    cursor.executemany(_insert(sqlite.TITLES, "rowid, title"), [(row[0], row[_TITLE]) for row in rows])


def _in_postgres() -> str:
    """The texts come as words already; the database makes its vectors of them."""
    columns = [*_STORED, *sqlite.COLUMNS]
    # As SQLite hands them over: a moment is text in UTC, a truth is a number.
    cast = {"waits_for_original": "::int::boolean", "publish_at": "::timestamptz", "original_id": "::bigint"}
    given = ", ".join(f"%s{cast.get(name, '')} AS {name}" for name in columns)
    vectors = postgres.vectors({name: f"{name}::text" for name in sqlite.COLUMNS})
    return (
        f"INSERT INTO articles_searchtext({sqlite.STORED}, {postgres.INDEXED})"
        f" SELECT {sqlite.STORED}, {vectors} FROM (SELECT {given}) AS given"
    )


_IN_POSTGRES = _in_postgres()


def gather(cursor: Any, vendor: str, options: dict[str, int]) -> None:
    """How SQLite's full-text tables gather and merge; it keeps these numbers with the table."""
    for table in (sqlite.INDEX, sqlite.TITLES) if vendor == "sqlite" else ():
        for name, value in options.items():
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES (%s, %s)", [name, value])


def merge(cursor: Any, vendor: str) -> None:
    """All that was written becomes one, in steps of a bounded size: each word is merged once."""
    for table in (sqlite.INDEX, sqlite.TITLES) if vendor == "sqlite" else ():
        pages = -MERGED_PAGES  # less than nothing begins, more goes on
        while True:
            before = _changes(cursor)
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', %s)", [pages])
            if _changes(cursor) - before < 2:  # as SQLite tells that there was nothing to do
                break
            pages = MERGED_PAGES


def _changes(cursor: Any) -> int:
    cursor.execute("SELECT total_changes()")
    return cursor.fetchone()[0]
