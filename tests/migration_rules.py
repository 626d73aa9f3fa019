"""What a migration may do while the version before it still serves: findings in sentences, for the test of all of them.

The old version goes on asking the new tables until it is stopped, so nothing that it reads or writes may go, change its
type or begin to want a value. What locks a table that has rows already wants a reason with a measured time. A migration
that must do it all the same says so: `accepted = {"RemoveField figure.part": "not read since 0.2"}`.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.migrations import operations as ops
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

GOES = (ops.RemoveField, ops.DeleteModel, ops.RenameField, ops.RenameModel, ops.AlterModelTable)
LOCKS = (ops.AddIndex, ops.AddConstraint, ops.AlterUniqueTogether)


def findings(migration: Migration, before: ProjectState) -> list[str]:
    """What stands against it, but for what it accepts itself. `before` is the state of all models, and stays."""
    state, found, made = before.clone(), [], set[str]()
    for operation in migration.operations:
        if isinstance(operation, ops.CreateModel):
            made.add(operation.name_lower)
        for name, why in _of(operation, state, migration.app_label, made):
            if not getattr(migration, "accepted", {}).get(name):
                found.append(f"{migration}: {name} {why}")
        operation.state_forwards(migration.app_label, state)
    return found


def _of(operation: Any, state: ProjectState, app: str, made: set[str]) -> Iterator[tuple[str, str]]:
    kind = type(operation).__name__
    if isinstance(operation, ops.RunPython | ops.RunSQL):
        if not operation.reversible:
            yield kind, "cannot be taken back: give it a reverse, or noop where there is nothing to undo."
        return
    table = _table(operation)
    name = " ".join((kind, ".".join(filter(None, (table, _part(operation))))))
    if isinstance(operation, GOES):
        yield (
            name,
            "takes away what the version before still asks for: stop using it in one version, remove it in the next.",
        )
    if table in made:
        return
    if isinstance(operation, LOCKS):
        yield name, "locks a table that has rows: say how long it took on a large site."
    if isinstance(operation, ops.AddField) and _wants_value(operation.field):
        yield (
            name,
            "wants a value that the version before does not write: give it a db_default, or let it be null.",
        )
    if isinstance(operation, ops.AlterField):
        old = state.models[app, table].fields[operation.name]
        if _type(old, state) != _type(operation.field, state):
            yield name, "is of another type than the version before writes: add a new field beside it."
        elif old.null and not operation.field.null:
            yield name, "may be null for the version before: fill it in one version, forbid null in the next."


def _table(operation: Any) -> str:
    """Of a field or an index, of a table that is renamed, of a table: the first that the operation names."""
    names = (getattr(operation, each, "") for each in ("model_name_lower", "old_name_lower", "name_lower"))
    return next((name for name in names if name), "")


def _part(operation: Any) -> str:
    for each in ("index", "constraint"):
        if hasattr(operation, each):
            return str(getattr(operation, each).name)
    if not hasattr(operation, "model_name"):  # a whole table
        return ""
    return str(getattr(operation, "old_name", "") or operation.name)


def _wants_value(field: Any) -> bool:
    return not (field.null or field.many_to_many or field.generated) and field.db_default is NOT_PROVIDED


def _type(field: Any, state: ProjectState) -> str | None:
    """As the databases know it; what a field leads to has the type of its key."""
    if field.is_relation:
        return f"{type(field).__name__} {field.deconstruct()[3].get('to')}"
    return field.clone().db_type(connection) or ""
