"""What a worker sets up beside the application."""

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from config.wsgi import CACHE_MB, with_small_cache


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
