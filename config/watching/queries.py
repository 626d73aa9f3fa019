"""How many queries a thread has sent to the databases, once somebody wants to know."""

import threading
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created


class _Queries(threading.local):
    number = 0


QUERIES = _Queries()  # of this thread, since it began


def count_queries() -> None:
    """From now on, on each connection, those that are open included."""
    connection_created.connect(_watch, dispatch_uid="borderpost.queries")
    for connection in connections.all(initialized_only=True):
        _watch(connection)


def _watch(connection: Any, **kwargs: Any) -> None:
    if _count not in connection.execute_wrappers:
        connection.execute_wrappers.append(_count)


def _count(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    QUERIES.number += 1
    return execute(sql, params, many, context)
