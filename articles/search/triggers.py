"""Migration steps of the search index: its tables, and the triggers that keep it right."""

from typing import Any

from articles.models.triggers import run
from articles.search import postgres, sqlite, verification

_TABLES = {"sqlite": sqlite.TABLES, "postgresql": [*postgres.FUNCTIONS, *postgres.TABLES]}


def create(apps: Any, schema_editor: Any) -> None:
    """Migration step: the index and the triggers that fill it, then what is there already.

    On SQLite a migration that remakes the table of articles drops its triggers; call `put_back` behind it.
    """
    if _is_here(schema_editor):
        run(schema_editor, _TABLES)
        put_back(apps, schema_editor)
        verification.rebuild(schema_editor.connection)


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers on the table of articles."""
    if _is_here(schema_editor):
        run(schema_editor, {"sqlite": sqlite.DROP_TRIGGERS, "postgresql": postgres.DROP_TRIGGERS})
        run(schema_editor, {"sqlite": sqlite.TRIGGERS, "postgresql": postgres.TRIGGERS})


def renew(apps: Any, schema_editor: Any) -> None:
    """Migration step: the functions as they are now, and the index written anew by them. 1 ms a text."""
    if _is_here(schema_editor):
        run(schema_editor, {"sqlite": [], "postgresql": postgres.FUNCTIONS})
        verification.rebuild(schema_editor.connection)


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `create`, and whatever an index of before had; PostgreSQL's vectors go with their table."""
    run(schema_editor, {"sqlite": sqlite.DROP_TRIGGERS, "postgresql": postgres.DROP_TRIGGERS})
    run(schema_editor, {"sqlite": sqlite.DROP_TABLES, "postgresql": postgres.DROP_FUNCTIONS})


def _is_here(schema_editor: Any) -> bool:
    """Whether the table is the one that these statements write: migrations before it call these steps, too."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        if "articles_searchtext" not in connection.introspection.table_names(cursor):
            return False
        columns = connection.introspection.get_table_description(cursor, "articles_searchtext")
    return "waits_for_original" in {column.name for column in columns}
