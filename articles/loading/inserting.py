"""Inserting: new rows many at a time, by one statement that is put together here and not by Django, which takes longer.

Texts of a fixture were made what their fields keep when they were read (`values`), so they are only handed on; what a
fixture leaves out, and what is derived of other fields, goes the way that Django's own writes take. A model with a
column that Django writes in a way of its own is left to Django.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connections, models

from articles.fields.derived import DerivedField
from articles.loading.entries import Entry


class _Column(NamedTuple):
    field: models.Field
    is_handed_on: bool  # if the fixture has it
    # What makes the value of the row, as of a derived field; and what makes the value SQL's.
    before: Callable[[models.Model, bool], Any] | None
    written: Callable[[Any], Any] | None


def insert_rows(entries: list[Entry], *, using: str) -> None:
    """Rows of one model, each with its primary key afterwards. Raise what Django's `bulk_create` raises.

    One INSERT, or two where some have keys already.
    """
    model = entries[0].model
    numbered = [entry for entry in entries if entry.instance.pk is not None]  # type: ignore[union-attr]
    drawn = [entry for entry in entries if entry.instance.pk is None]  # type: ignore[union-attr]
    columns = _columns(model, connections[using])
    if columns is None or (drawn and not isinstance(model._meta.pk, models.AutoField)):
        model._base_manager.using(using).bulk_create([entry.instance for entry in entries])
        return
    for some, with_key in ((numbered, True), (drawn, False)):
        kept = [column for column in columns if with_key or not column.field.primary_key]
        size = max(1, connections[using].ops.bulk_batch_size([column.field for column in kept], some))
        for start in range(0, len(some), size):
            _insert(some[start : start + size], kept, using)


def _insert(entries: list[Entry], columns: list[_Column], using: str) -> None:
    connection, rows = connections[using], [entry.instance for entry in entries]
    options, quoted = entries[0].model._meta, connection.ops.quote_name
    names = ", ".join(quoted(column.field.column) for column in columns)
    one = f"({', '.join(['%s'] * len(columns))})"
    sql = f"INSERT INTO {quoted(options.db_table)} ({names}) VALUES {', '.join([one] * len(rows))}"
    params = [value for entry in entries for value in _values(entry, columns)]
    with connection.cursor() as cursor:
        if rows[0].pk is None:  # type: ignore[union-attr]
            cursor.execute(f"{sql} RETURNING {quoted(options.pk.column)}", params)
            for row, (pk,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = pk  # type: ignore[union-attr]
        else:
            cursor.execute(sql, params)
    for row in rows:
        row._state.adding = False  # type: ignore[union-attr]


def _values(entry: Entry, columns: list[_Column]) -> list[Any]:
    given, row, values = entry.values, entry.instance, []
    for field, is_handed_on, before, written in columns:
        if is_handed_on and field.attname in given:
            values.append(given[field.attname])
            continue
        value = before(row, True) if before is not None else row.__dict__[field.attname]  # type: ignore[arg-type]
        values.append(value if value is None or written is None else written(value))
    return values


def _columns(model: type[models.Model], connection: Any) -> list[_Column] | None:
    """None for a model whose rows Django must write."""
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    is_usual = not any(field.has_db_default() or hasattr(field, "get_placeholder_sql") for field in fields)
    if model._meta.parents or not connection.features.can_return_rows_from_bulk_insert or not is_usual:
        return None
    return [
        _Column(
            field,
            isinstance(field, models.CharField | models.TextField) and not isinstance(field, DerivedField),
            None if type(field).pre_save is models.Field.pre_save else field.pre_save,
            _as_sql(field, connection),
        )
        for field in fields
    ]


def _as_sql(field: Any, connection: Any) -> Callable[[Any], Any] | None:
    """None for numbers and truths, which databases take as they are."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    if type(target) in {models.BigAutoField, models.AutoField, models.IntegerField, models.BooleanField}:
        return None
    return lambda value: field.get_db_prep_save(value, connection=connection)
