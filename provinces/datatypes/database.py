"""Database functions for Vietnamese: folding, and the collation of names. Needed before any table is made."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from provinces.datatypes.names import COLLATION, WHITE_SPACE, Fold, compare, fold
from provinces.datatypes.unseen_characters import UNSEEN

# PostgreSQL folds by decomposing in the database: NFD, drop the combining marks, then lower case.
# IMMUTABLE, as a generated column demands; the answer depends on nothing but the argument.
CREATE_FOLD = rf"""
CREATE OR REPLACE FUNCTION borderpost_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(
    lower(regexp_replace(
      normalize(translate(regexp_replace(value, '{UNSEEN}', '', 'g'), 'đĐðÐłŁøØ', 'ddddlloo'), NFKD),
      '[\u0300-\u036f]', '', 'g')),
    '[{WHITE_SPACE}]+', ' ', 'g'))
$$
"""
DROP_FOLD = "DROP FUNCTION IF EXISTS borderpost_fold(text)"


def register_sqlite_functions(sender: Any, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
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


def renew_fold(apps: Any, schema_editor: Any) -> None:
    """Migration step: the folding function as it is now, and every column that it fills written anew.

    PostgreSQL works a generated column out again when a column that it reads is written. Cost: each row once.
    """
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(CREATE_FOLD, params=None)
    for model in apps.get_models():
        read = {
            field.column
            for generated in model._meta.local_fields
            if isinstance(generated, models.GeneratedField) and isinstance(generated.expression, Fold)
            for field in generated.referenced_fields
        }
        if read:
            same = ", ".join(f"{column} = {column}" for column in sorted(read))
            schema_editor.execute(f"UPDATE {model._meta.db_table} SET {same}", params=None)
