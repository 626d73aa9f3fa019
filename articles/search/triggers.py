"""Migration steps of the search index: its tables, and the triggers that keep it right."""

from typing import Any

from articles.models.triggers import run
from articles.search import postgres, sqlite, verification


def create(apps: Any, schema_editor: Any) -> None:
    """Migration step: the index and the triggers that fill it, then what is there already.

    On SQLite a migration that remakes the table of articles drops its triggers; call `put_back` behind it.
    """
    run(
        schema_editor,
        {"sqlite": sqlite.TABLES, "postgresql": [*postgres.TABLES, *postgres.FUNCTIONS]},
    )
    put_back(apps, schema_editor)
    schema_editor.execute(verification.FILL[schema_editor.connection.vendor], params=None)


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers on the table of articles."""
    run(schema_editor, {"sqlite": sqlite.DROP_TRIGGERS, "postgresql": postgres.DROP_TRIGGERS})
    run(schema_editor, {"sqlite": sqlite.TRIGGERS, "postgresql": postgres.TRIGGERS})


def renew(apps: Any, schema_editor: Any) -> None:
    """Migration step: the functions as they are now, and the index written anew by them. 0.3 ms a text."""
    run(schema_editor, {"sqlite": [], "postgresql": postgres.FUNCTIONS})
    verification.rebuild(schema_editor.connection)


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `create`; PostgreSQL's vector goes with its table."""
    run(schema_editor, {"sqlite": sqlite.DROP_TRIGGERS, "postgresql": postgres.DROP_TRIGGERS})
    run(schema_editor, {"sqlite": sqlite.DROP_TABLES, "postgresql": postgres.DROP_FUNCTIONS})
