"""Let Django's connections lead to other servers for a while, as its settings would."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections

from config import services
from provinces.datatypes.prepared import PreparedRows


@contextmanager
def databases(**urls: str) -> Iterator[None]:
    """`databases(DATABASE_URL=…)`: what the site makes of these variables; the suite's own database is out of reach."""
    before, ours = connections.settings, {alias: connections[alias] for alias in connections.settings}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in urls.items():
            patch.setenv(name, value)
        connections.settings = connections.configure_settings(services.databases())
    try:
        _use({alias: connections.create_connection(alias) for alias in connections.settings})
        yield
    finally:
        for alias in connections.settings:
            connections[alias].close()
            if getattr(connections[alias], "pool", None):
                connections[alias].close_pool()
            del connections[alias]
        connections.settings = before
        _use(ours)


def database_url(name: str = "") -> str:
    """Of the database of this test, or of another one beside it."""
    given = connection.settings_dict
    name = name or given["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    host = given["HOST"] or given["OPTIONS"].get("host", "")
    return f"postgres://{given['USER']}:{given['PASSWORD']}@/{name}?host={host}&port={given['PORT'] or 5432}"


@contextmanager
def empty_database(folder: Path) -> Iterator[None]:
    """A database of the same kind with nothing in it, beside that of this test; the folder is SQLite's."""
    if connection.vendor != "postgresql":
        with databases(DATABASE_URL=f"sqlite:///{folder / 'borderpost.sqlite3'}"):
            yield
        return
    name = f"{connection.settings_dict['NAME']}_beside"
    _run_sql(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        with databases(DATABASE_URL=database_url(name)):
            yield
    finally:
        _run_sql(f"DROP DATABASE IF EXISTS {name}")


def _run_sql(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _use(wrappers: dict[str, Any]) -> None:
    for alias, wrapper in wrappers.items():
        connections[alias] = wrapper
    ContentType.objects.clear_cache()  # it keeps numbers, and those differ from database to database
    for each in gc.get_objects():
        if type(each) is PreparedRows:  # keeps SQL, which is of one kind of database
            each._kept.clear()
