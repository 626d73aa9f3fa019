"""Database triggers that count articles by day, whichever way a row is written.

Counted is what a row says of itself: when its time comes, and whether the original it waits for is public, is asked
when somebody looks (`articles.periods`). On SQLite a migration that remakes the table of articles drops its triggers;
call `put_back` behind it.
"""

from typing import Any

from articles.models.triggers import run

_READ = ("language", "status", "publish_at", "original_date", "waits_for_original")
_TABLE = "articles_daycount"


def counted(row: str) -> str:
    return f"{row}.status = 'published' AND NOT {row}.waits_for_original"


# --- SQLite: a row at a time -----------------------------------------------------------------------------------------
_MORE = f"""INSERT INTO {_TABLE} (language, day, writer, number)
  SELECT NEW.language, substr(NEW.dated, 1, 10), 0, 1 WHERE {counted("NEW")}
  ON CONFLICT (language, day, writer) DO UPDATE SET number = number + 1;"""
# No row is made: where the counts are gone already, as in a flush, there is nothing to take from.
_LESS = f"""UPDATE {_TABLE} SET number = number - 1
  WHERE language = OLD.language AND day = substr(OLD.dated, 1, 10) AND {counted("OLD")};"""
_DIFFERS = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _READ)
_SQLITE = {
    "added": f"AFTER INSERT ON articles_article WHEN {counted('NEW')} BEGIN {_MORE} END",
    "changed": f"AFTER UPDATE OF {', '.join(_READ)} ON articles_article WHEN {_DIFFERS} BEGIN {_LESS} {_MORE} END",
    "deleted": f"AFTER DELETE ON articles_article WHEN {counted('OLD')} BEGIN {_LESS} END",
}

# --- PostgreSQL: a statement at a time, so that a load counts once --------------------------------------------------
_ROWS = {
    "INSERT": ["added", ""],
    "UPDATE": ["added", "gone"],
    "DELETE": ["", "gone"],
}


def _postgres(event: str) -> list[str]:
    added, gone = _ROWS[event]
    signs = [(table, sign) for table, sign in ((added, 1), (gone, -1)) if table]
    rows = " UNION ALL ".join(
        f"SELECT language, left(dated, 10) AS day, {sign} AS one FROM {table} WHERE {counted(table)}"
        for table, sign in signs
    )
    tables = {"added": "NEW TABLE AS added", "gone": "OLD TABLE AS gone"}
    name = f"articles_counted_{event.lower()}"
    return [
        f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO {_TABLE} AS known (language, day, writer, number)
          SELECT language, day, pg_backend_pid(), sum(one) FROM ({rows}) AS rows
          GROUP BY language, day HAVING sum(one) <> 0
          ON CONFLICT (language, day, writer) DO UPDATE SET number = known.number + excluded.number;
          RETURN NULL;
        END $$
        """,
        f"""CREATE TRIGGER {name} AFTER {event} ON articles_article
            REFERENCING {" ".join(tables[table] for table, _sign in signs)}
            FOR EACH STATEMENT EXECUTE FUNCTION {name}()""",
    ]


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers, made anew."""
    drop(apps, schema_editor)
    run(
        schema_editor,
        {
            "sqlite": [f"CREATE TRIGGER articles_counted_{name} {text}" for name, text in _SQLITE.items()],
            "postgresql": [statement for event in _ROWS for statement in _postgres(event)],
        },
    )


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `put_back`."""
    run(
        schema_editor,
        {
            "sqlite": [f"DROP TRIGGER IF EXISTS articles_counted_{name}" for name in _SQLITE],
            "postgresql": [
                f"DROP FUNCTION IF EXISTS articles_counted_{event.lower()}() CASCADE" for event in _ROWS
            ],
        },
    )


def fill(apps: Any, schema_editor: Any) -> None:
    """Migration step: what there is already, in one pass of the articles."""
    schema_editor.execute(f"DELETE FROM {_TABLE}", params=None)
    schema_editor.execute(
        f"INSERT INTO {_TABLE} (language, day, writer, number)"
        f" SELECT language, substr(dated, 1, 10), 0, count(*) FROM articles_article AS one WHERE {counted('one')}"
        " GROUP BY language, substr(dated, 1, 10)",
        params=None,
    )
