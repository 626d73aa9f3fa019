"""Database functions for Vietnamese: folding, and the collation of names. Needed before any table is made."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from provinces.datatypes.names import COLLATION, compare, fold

# PostgreSQL folds by decomposing in the database: NFD, drop the combining marks, then lower case.
# IMMUTABLE, as a generated column demands; the answer depends on nothing but the argument.
CREATE_FOLD = r"""
CREATE OR REPLACE FUNCTION borderpost_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    lower(regexp_replace(
      normalize(translate(value, 'đĐðÐłŁøØ', 'ddddlloo'), NFKD),
      '[\u0300-\u036f]', '', 'g')),
    '\s+', ' ', 'g'))
$$
"""
DROP_FOLD = "DROP FUNCTION IF EXISTS borderpost_fold(text)"


def teach_sqlite(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Register the folding function and the Vietnamese collation on each new SQLite connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            "borderpost_fold",
            1,
            lambda value: None if value is None else fold(str(value)),
            deterministic=True,
        )
        connection.connection.create_collation(COLLATION, compare)


def create_fold(apps: Any, schema_editor: Any) -> None:
    """Migration step: make the folding function where the database itself must hold it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CREATE_FOLD, params=None)


def drop_fold(apps: Any, schema_editor: Any) -> None:
    """Undo `create_fold`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP_FOLD, params=None)
