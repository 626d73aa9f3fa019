"""Database triggers that set `changed_at` and keep former addresses, whichever way a row is written.

On SQLite a migration that remakes one of these tables drops its trigger; call `put_back` behind it.
"""

from typing import Any

from django.db import models

from provinces.models import address_triggers

ADDRESSED = (
    "Province",
    "BorderGuardUnit",
    "Agreement",
    "TwinningPair",
    "Country",
)  # followed when they are renamed
RECORDED = ("Province", "BorderGuardUnit", "Agreement", "TwinningPair")

# A write that changes nothing is no change. One that brings a later date (a restored backup) is believed, one that
# brings an earlier date comes from a form or a script that read the row before somebody else changed it.
SQLITE = """
CREATE TRIGGER {table}_changed AFTER UPDATE ON {table}
WHEN NEW.changed_at <= OLD.changed_at AND ({differs})
BEGIN
  UPDATE {table} SET changed_at = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE id = NEW.id;
END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION provinces_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at = statement_timestamp();
  RETURN NEW;
END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_changed BEFORE UPDATE ON {table}
FOR EACH ROW WHEN (NEW.changed_at <= OLD.changed_at AND ({differs}))
EXECUTE FUNCTION provinces_changed()
"""


def watched(model: type[models.Model]) -> list[str]:
    """The columns whose change is one of the entry: all but the dates, and what the database makes of others."""
    return [
        field.column
        for field in model._meta.concrete_fields
        if not field.generated and field.name not in {"id", "recorded_at", "changed_at"}
    ]


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step: the triggers, made anew for the columns of this moment."""
    drop(apps, schema_editor)
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
    for name in RECORDED:
        model = apps.get_model("provinces", name)
        unlike = "IS NOT" if is_sqlite else "IS DISTINCT FROM"
        differs = " OR ".join(f"NEW.{column} {unlike} OLD.{column}" for column in watched(model))
        made = (SQLITE if is_sqlite else POSTGRES).format(table=model._meta.db_table, differs=differs)
        schema_editor.execute(made, params=None)
    if "formeraddress" in apps.all_models["provinces"]:  # older migrations come before it
        for name in ADDRESSED:
            address_triggers.watch(schema_editor, apps.get_model("provinces", name))


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `put_back`."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute("DROP FUNCTION IF EXISTS provinces_changed() CASCADE", params=None)
        return
    for name in RECORDED:
        table = apps.get_model("provinces", name)._meta.db_table
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_changed", params=None)


def forget_addresses(apps: Any, schema_editor: Any) -> None:
    """Undo what `put_back` does for former addresses."""
    for name in ADDRESSED:
        address_triggers.unwatch(schema_editor, apps.get_model("provinces", name))
