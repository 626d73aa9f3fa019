"""PostgreSQL plans for names with many articles: told that there are few names, it follows an index and sorts nothing.

It plans by the mean. Where most people have one article it would rather sort all of somebody's than take the last one
from the index, and an agency may have written half of the archive.
"""

from typing import Any

from django.db import migrations

COLUMNS = (("articles_credit", "person_id"), ("articles_taggedarticle", "tag_id"))
FEW = 20


def set_few(apps: Any, schema_editor: Any) -> None:
    """Followed from the next ANALYZE on. Waits for no reader and no writer."""
    _alter(schema_editor, f"SET (n_distinct = {FEW})")


def reset(apps: Any, schema_editor: Any) -> None:
    _alter(schema_editor, "RESET (n_distinct)")


def _alter(schema_editor: Any, what: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for table, column in COLUMNS:
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} {what}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0037_indexes_once")]

    operations = [migrations.RunPython(set_few, reset, elidable=False)]
