"""Database triggers that copy what lists are ordered by from articles to their subjects, whoever writes either.

Admin saves, `loaddata`, `bulk_create`, `update()` and raw SQL alike, in whatever order the rows come. On SQLite a
migration that remakes one of these tables drops its triggers; call `put_back` behind it.
"""

from collections.abc import Iterator
from typing import Any

from articles.models.triggers import run

LISTED = ("language", "dated", "publish_at")
# The tables, their column of the article, and what is copied to them.
COPIES = {
    "articles_articleprovince": ("article_id", LISTED),
    "articles_articleunit": ("article_id", LISTED),
    "articles_taggedarticle": ("content_object_id", LISTED),
    "articles_credit": ("article_id", LISTED),
    "articles_changenote": ("article_id", ("language",)),
}
_READ = ("language", "status", "publish_at", "original_date")


def _shown(row: str, column: str) -> str:
    return f"CASE WHEN {row}.status = 'published' THEN {row}.{column} END"


def _shown_all(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(_shown(row, column) for column in columns)


def _differs(columns: tuple[str, ...], unlike: str) -> str:
    return " OR ".join(f"OLD.{column} {unlike} NEW.{column}" for column in columns)


def _from_article() -> str:
    """What a trigger on articles does: all rows of the article say what it says now."""
    return "\n".join(
        f"UPDATE {table} SET {', '.join(f'{column} = {_shown("NEW", column)}' for column in columns)}"
        f" WHERE {article} = NEW.id;"
        for table, (article, columns) in COPIES.items()
    )


def _sqlite() -> Iterator[str]:
    for table, (article, columns) in COPIES.items():
        copy = f"""UPDATE {table} SET ({", ".join(columns)}) =
          (SELECT {_shown_all("a", columns)} FROM articles_article a WHERE a.id = NEW.{article}) WHERE id = NEW.id;"""
        differs = _differs((article, *columns), "IS NOT")
        yield f"CREATE TRIGGER {table}_listed AFTER INSERT ON {table} BEGIN {copy} END"
        yield f"CREATE TRIGGER {table}_relisted AFTER UPDATE ON {table} WHEN {differs} BEGIN {copy} END"
    yield f"""CREATE TRIGGER articles_article_listed AFTER INSERT ON articles_article
        WHEN NEW.status = 'published' BEGIN {_from_article()} END"""
    yield f"""CREATE TRIGGER articles_article_relisted AFTER UPDATE OF {", ".join(_READ)} ON articles_article
        WHEN {_differs(_READ, "IS NOT")} BEGIN {_from_article()} END"""


def _postgresql() -> Iterator[str]:
    for table, (article, columns) in COPIES.items():
        # The lock makes a publication that is under way and a new row of the article wait for each other.
        yield f"""
        CREATE OR REPLACE FUNCTION {table}_listed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          SELECT {_shown_all("a", columns)} INTO {", ".join(f"NEW.{column}" for column in columns)}
          FROM articles_article a WHERE a.id = NEW.{article} FOR NO KEY UPDATE;
          RETURN NEW;
        END $$
        """
        function = f"FOR EACH ROW {{when}} EXECUTE FUNCTION {table}_listed()"
        differs = _differs((article, *columns), "IS DISTINCT FROM")
        yield f"CREATE TRIGGER {table}_listed BEFORE INSERT ON {table} {function.format(when='')}"
        yield f"CREATE TRIGGER {table}_relisted BEFORE UPDATE ON {table} {function.format(when=f'WHEN ({differs})')}"
    yield f"""
    CREATE OR REPLACE FUNCTION articles_article_listed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {_from_article()} RETURN NULL; END $$
    """
    yield """CREATE TRIGGER articles_article_listed AFTER INSERT ON articles_article
        FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION articles_article_listed()"""
    yield f"""CREATE TRIGGER articles_article_relisted AFTER UPDATE ON articles_article
        FOR EACH ROW WHEN ({_differs(_READ, "IS DISTINCT FROM")}) EXECUTE FUNCTION articles_article_listed()"""


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers, made anew."""
    drop(apps, schema_editor)
    run(schema_editor, {"sqlite": [*_sqlite()], "postgresql": [*_postgresql()]})


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `put_back`."""
    tables = [*COPIES, "articles_article"]
    run(
        schema_editor,
        {
            "sqlite": [
                f"DROP TRIGGER IF EXISTS {table}_{name}"
                for table in tables
                for name in ("listed", "relisted")
            ],
            "postgresql": [f"DROP FUNCTION IF EXISTS {table}_listed() CASCADE" for table in tables],
        },
    )


def fill(apps: Any, schema_editor: Any) -> None:
    """Migration step: what the articles there are say, copied in one pass of each table."""
    for table, (article, columns) in COPIES.items():
        copied = ", ".join(f"{column} = a.{column}" for column in columns)
        schema_editor.execute(
            f"UPDATE {table} SET {copied} FROM articles_article a"
            f" WHERE a.id = {table}.{article} AND a.status = 'published'",
            params=None,
        )
