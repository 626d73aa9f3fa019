"""A fault after one statement of a change, each statement in its turn: the change is whole then, or never was."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import IntegrityError, connection, models

from articles.models import Presence, PublicVersion
from articles.search.verification import differences
from provinces.models import RegistryVersion
from tests.world import put_back

# Who looks, and what is drawn by lot at each write.
LEFT_OUT = (Session, Presence, PublicVersion, RegistryVersion)
DRAWN = {"secret", "token"}
READS = re.compile(r"\s*(SELECT|EXPLAIN|PRAGMA|WITH|VALUES)\b", re.IGNORECASE)
OF_TRANSACTIONS = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SET CONSTRAINTS)\b", re.IGNORECASE)


class Statements:
    """Those that were run; after number `last` comes the fault."""

    def __init__(self, last: int | None = None, fault: type[Exception] = RuntimeError) -> None:
        self.last, self.fault = last, fault
        self.run: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if not OF_TRANSACTIONS.match(sql):
            self.run.append(sql)
            if len(self.run) == self.last:
                raise self.fault(f"after statement {self.last}")
        return result


Rows = dict[str, list[tuple[Any, ...]]]


def everything() -> Rows:
    """Every row of every table."""
    connection.check_constraints()  # what PostgreSQL leaves for the end of a transaction is done now
    return {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model not in LEFT_OUT
    }


def shape() -> Rows:
    """The same without numbers that the database gives out: a second try gets others."""
    found = {}
    for model in apps.get_models():
        if model not in LEFT_OUT:
            names = [
                field.attname
                for field in model._meta.concrete_fields
                if not (field.primary_key or field.is_relation or field.name in DRAWN)
                and not isinstance(field, models.JSONField)
            ]
            rows = model._base_manager.values_list(*names) if names else model._base_manager.values_list("pk")
            found[model._meta.db_table] = sorted(rows, key=str) if names else [(rows.count(),)]
    return found


@contextmanager
def watching(statements: Statements) -> Iterator[None]:
    with connection.execute_wrapper(statements):
        yield


def attempts(act: Callable[[], Any]) -> Iterator[tuple[int, type[Exception]]]:
    """The statements that can leave something half done: from the first that writes, and each kind of fault there."""
    with put_back():
        statements = Statements()
        with watching(statements):
            act()
    writes = [number for number, sql in enumerate(statements.run, 1) if not READS.match(sql)]
    assert writes, "nothing was written"
    for number in range(writes[0], len(statements.run) + 1):
        yield number, RuntimeError
        if number in writes:
            yield number, IntegrityError  # which a form may take for a refusal of what was typed


def half_done(act: Callable[[], Any]) -> tuple[int, list[str]]:
    """How many faults there were, and those that left neither what was there before nor all that was to come."""
    before = everything()
    with put_back():
        act()
        connection.check_constraints()
        whole = shape()
    assert whole != shape(), "it changed nothing"
    tried, found = 0, []
    for number, fault in attempts(act):
        tried += 1
        with put_back():
            statements = Statements(number, fault)
            try:
                with watching(statements):
                    act()
            except fault:
                pass
            after = everything()
            is_right = after == before or shape() == whole
            if not is_right or differences():
                tables = sorted(name for name in after if after[name] != before[name])
                found.append(
                    f"{fault.__name__} after {number}, {statements.run[number - 1][:80]}: {', '.join(tables)}"
                )
    assert everything() == before
    return tried, found
