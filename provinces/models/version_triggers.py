"""Database triggers that move the version of the registry, whichever way a row is written.

They are put where they are missing after every `migrate`: on SQLite a migration that remakes a table drops its
triggers.
"""

from typing import Any

from django.db import connections

SQLITE = """
CREATE TRIGGER {table}_{kind}_moves_version AFTER {kind} ON {table}
BEGIN
  UPDATE provinces_registryversion SET stamp = lower(hex(randomblob(16)));
END
"""
SQLITE_STAMP = "lower(hex(randomblob(16)))"
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION provinces_registry_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE provinces_registryversion SET stamp = gen_random_uuid()::text;
  RETURN NULL;
END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_moves_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION provinces_registry_written()
"""
POSTGRES_STAMP = "gen_random_uuid()::text"
UNWATCHED = {"registryversion"}  # itself


def watch(sender: Any, using: str, **kwargs: Any) -> None:
    """After `migrate` and `flush`: the row, a new stamp, and every trigger that is missing."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if "provinces_registryversion" not in tables:  # migrated to a time before it
        return
    models = [model for model in sender.get_models() if model._meta.model_name not in UNWATCHED]
    watched = [model._meta.db_table for model in models if model._meta.db_table in tables]
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        there = _there(cursor, is_sqlite)
        if not is_sqlite and len(there) < len(watched):
            cursor.execute(POSTGRES_FUNCTION)
        for table in watched:
            for kind in ("INSERT", "UPDATE", "DELETE") if is_sqlite else ("",):
                name = f"{table}_{kind}_moves_version" if is_sqlite else f"{table}_moves_version"
                if name not in there:
                    cursor.execute((SQLITE if is_sqlite else POSTGRES).format(table=table, kind=kind))
        stamp = SQLITE_STAMP if is_sqlite else POSTGRES_STAMP
        cursor.execute("DELETE FROM provinces_registryversion")
        cursor.execute(f"INSERT INTO provinces_registryversion(id, stamp) VALUES (1, {stamp})")


def _there(cursor: Any, is_sqlite: bool) -> set[str]:
    if is_sqlite:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_moves_version'"
        )
    else:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE '%_moves_version'")
    return {name for (name,) in cursor.fetchall()}


def unwatch(apps: Any, schema_editor: Any) -> None:
    """Migration step backwards: before the row's table goes."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION IF EXISTS provinces_registry_written() CASCADE", params=None)
        return
    with schema_editor.connection.cursor() as cursor:
        names = _there(cursor, True)
    for name in sorted(names):
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{name}"', params=None)
