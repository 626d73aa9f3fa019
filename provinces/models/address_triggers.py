"""Database triggers that keep the former address parts of entries, whichever way a row is written.

On SQLite a migration that remakes one of these tables drops its triggers; call `watch` behind it.
"""

from typing import Any

from django.db import models

# The older addresses follow; an address that an entry has again, or takes from another one, leads nowhere else.
SQLITE = [
    """
    CREATE TRIGGER {table}_keep_address AFTER UPDATE OF slug ON {table} WHEN OLD.slug <> NEW.slug
    BEGIN
      UPDATE provinces_formeraddress SET current = NEW.slug WHERE kind = '{kind}' AND current = OLD.slug;
      INSERT INTO provinces_formeraddress (kind, former, current) VALUES ('{kind}', OLD.slug, NEW.slug)
      ON CONFLICT (kind, former) DO UPDATE SET current = excluded.current;
      DELETE FROM provinces_formeraddress WHERE kind = '{kind}' AND former = NEW.slug;
    END
    """,
    """
    CREATE TRIGGER {table}_forget_address AFTER DELETE ON {table}
    BEGIN
      DELETE FROM provinces_formeraddress WHERE kind = '{kind}' AND current = OLD.slug;
    END
    """,
]
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION provinces_keep_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM provinces_formeraddress WHERE kind = TG_ARGV[0] AND current = OLD.slug;
    RETURN NULL;
  END IF;
  UPDATE provinces_formeraddress SET current = NEW.slug WHERE kind = TG_ARGV[0] AND current = OLD.slug;
  INSERT INTO provinces_formeraddress (kind, former, current) VALUES (TG_ARGV[0], OLD.slug, NEW.slug)
  ON CONFLICT (kind, former) DO UPDATE SET current = excluded.current;
  DELETE FROM provinces_formeraddress WHERE kind = TG_ARGV[0] AND former = NEW.slug;
  RETURN NULL;
END $$
"""
POSTGRES = [
    """
    CREATE TRIGGER {table}_keep_address AFTER UPDATE OF slug ON {table}
    FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug) EXECUTE FUNCTION provinces_keep_address('{kind}')
    """,
    """
    CREATE TRIGGER {table}_forget_address AFTER DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION provinces_keep_address('{kind}')
    """,
]


def watch(schema_editor: Any, model: type[models.Model]) -> None:
    """The triggers of one table, made anew."""
    unwatch(schema_editor, model)
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
    for statement in SQLITE if is_sqlite else POSTGRES:
        names = {"table": model._meta.db_table, "kind": model._meta.label_lower}
        schema_editor.execute(statement.format(**names), params=None)


def unwatch(schema_editor: Any, model: type[models.Model]) -> None:
    """Undo `watch`."""
    table = model._meta.db_table
    of_table = "" if schema_editor.connection.vendor == "sqlite" else f" ON {table}"
    for name in ("keep_address", "forget_address"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{of_table}", params=None)
