"""Migration operation: take away the index that Django gives a foreign key or an address part by itself.

Where another index begins with the same column, it answers the same questions, and each row is written once less.
"""

from typing import Any

from django.db import migrations
from django.db.models import Field


class DropFieldIndex(migrations.AlterField):
    """`AlterField` to the field as it is now, with `db_index=False`. The table stays: on SQLite Django would remake it,
    for minutes among a million rows, and its triggers would be gone.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model, field = self._of(app_label, schema_editor, from_state)
        if field is None:
            return
        declared = {index.name for index in model._meta.indexes}
        names = schema_editor._constraint_names(
            model, [field.column], index=True, unique=False, exclude=declared
        )
        for name in names:
            schema_editor.execute(schema_editor._delete_index_sql(model, name))

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        model, field = self._of(app_label, schema_editor, to_state)
        if field is not None:
            for statement in schema_editor._field_indexes_sql(model, field):
                schema_editor.execute(statement)

    def _of(self, app_label: str, schema_editor: Any, state: Any) -> tuple[Any, Field | None]:
        """The model with the field that has its own index; no field where another database is migrated."""
        model = state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return model, None
        return model, model._meta.get_field(self.name)
