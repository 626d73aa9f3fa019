"""Partial indexes on SQLite: a value that stands in the condition of one is written into the SQL of a query.

SQLite takes such an index only where it knows, while it prepares a query, that its condition holds. Of a value that is
bound it knows that by preparing anew at each asking, which `config/sqlite` switches off. To PostgreSQL the driver sends
every value within the SQL.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.db.models import Index, Q, UniqueConstraint
from django.db.models.lookups import Exact


def write_conditions(app: AppConfig) -> None:
    """Let `field = value` be written out where the two stand so in the condition of an index of the app."""
    for model in app.get_models():
        values: dict[str, set[Any]] = defaultdict(set)
        for index in (*model._meta.indexes, *model._meta.constraints):
            if isinstance(index, Index | UniqueConstraint):
                for name, value in _compared(index.condition):
                    values[name].add(value)
        for name, written in values.items():
            field = model._meta.get_field(name)
            field.register_lookup(type("Written", (Written,), {"values": frozenset(written)}))  # type: ignore[attr-defined]


class Written(Exact):
    """`=`, with one of `values` as SQL has it."""

    values: frozenset[Any] = frozenset()

    def process_rhs(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        sql, params = super().process_rhs(compiler, connection)
        if connection.vendor != "sqlite" or not self.rhs_is_direct_value() or self.rhs not in self.values:
            return sql, params
        [value] = params
        return connection.schema_editor().quote_value(value).replace("%", "%%"), []


def _compared(condition: Q | None) -> Iterator[tuple[str, Any]]:
    """What the condition compares for equality, at any depth: fields of the row and values."""
    for child in condition.children if condition else ():
        if isinstance(child, Q):
            yield from _compared(child)
        elif isinstance(child, tuple) and "__" not in child[0]:
            yield child
