"""WSGI entry point, for a server such as gunicorn."""

import os
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from config.deployment import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

CACHE_MB = 4  # of SQLite's pages for each thread; the 20 of commands would be 80 MB a worker, held for good


def with_small_cache(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """What leaves it is still in the system's memory, which all processes share: 2 microseconds a page."""
    if connection.vendor == "sqlite":
        connection.connection.execute(f"PRAGMA cache_size=-{CACHE_MB * 1024}")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    """The site. Who asks for headers alone (HEAD) gets no bytes: gunicorn would drop them, and log a warning for each
    such request, which anybody may send.
    """
    answer = site(environ, start_response)
    if environ["REQUEST_METHOD"] != "HEAD":
        return answer
    answer.close()
    return []


connection_created.connect(with_small_cache)
site = get_wsgi_application()
refuse_unsafe()
