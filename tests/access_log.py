"""The access log is only added to; tests that empty a site have to take its triggers away for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from articles.models import access_triggers


@contextmanager
def open_access_log(connection: Any) -> Iterator[None]:
    """Also within a transaction, where SQLite lets nobody use a schema editor."""
    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda statement, params=None: cursor.execute(statement)
        )
        access_triggers.drop(None, editor)
        yield
        access_triggers.put_back(None, editor)
