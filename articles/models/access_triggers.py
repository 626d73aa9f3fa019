"""Database triggers that refuse every change of the access log, whoever asks; a migration puts them there.

A migration that remakes the table on SQLite drops them; call `put_back` behind it. Lines older than a year may go, for
no house may keep for ever who was where.
"""

from typing import Any

TABLE = "articles_accessentry"
SENTENCE = "the access log is only added to"
KEPT = "365 days"

SQLITE = {
    "update": f"""
CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
""",
    "delete": f"""
CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} WHEN OLD.at > datetime('now', '-{KEPT}')
BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
""",
}
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END $$
"""
POSTGRES = {
    "update": f"""
CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
""",
    "delete": f"""
CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}
FOR EACH ROW WHEN (OLD.at > now() - interval '{KEPT}') EXECUTE FUNCTION {TABLE}_refuse()
""",
    "truncate": f"""
CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE}
EXECUTE FUNCTION {TABLE}_refuse()
""",
}


def put_back(apps: Any, schema_editor: Any) -> None:
    """Migration step."""
    drop(apps, schema_editor)
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    if not is_sqlite:
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
    for statement in (SQLITE if is_sqlite else POSTGRES).values():
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    """Undo `put_back`."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_refuse() CASCADE", params=None)
        return
    for event in SQLITE:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{event}", params=None)
