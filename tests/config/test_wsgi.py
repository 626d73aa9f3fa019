"""What a worker sets up beside the application."""

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.test import RequestFactory

from config.wsgi import CACHE_MB, application, with_small_cache


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own setting")
def test_each_connection_of_a_worker_keeps_few_pages(db):
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA cache_size").fetchone()[0]
        connection_created.send(type(connection), connection=connection)
        assert cursor.execute("PRAGMA cache_size").fetchone()[0] == -CACHE_MB * 1024
        cursor.execute(f"PRAGMA cache_size={before}")


def test_another_database_is_left_alone():
    class Other:
        vendor = "postgresql"  # and no connection that could be asked anything

    with_small_cache(Other())


def test_who_asks_for_headers_alone_gets_those_of_the_page_and_no_byte(db):
    """gunicorn logs a warning for each answer to HEAD that has some."""

    def asked(method):
        head = []
        environ = RequestFactory().generic(method, "/healthz").environ
        body = b"".join(application(environ, lambda status, headers: head.extend([status, dict(headers)])))
        return head[0], head[1]["Content-Length"], body

    assert [asked(method) for method in ("GET", "HEAD")] == [("200 OK", "3", body) for body in (b"ok\n", b"")]
