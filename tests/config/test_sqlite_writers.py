"""SQLite as the site opens it: each save is on the disk when it is acknowledged, and writers wait for each other."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connections, transaction

from config import env

WRITERS, SAVES = 8, 30
RACED = "raced"


@pytest.fixture
def raced(tmp_path, monkeypatch, django_db_blocker) -> Iterator[str]:
    """A database of its own, opened by the settings of a site; the suite has settings of its own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(env, "VAR_DIR", tmp_path)
    settings = connections.configure_settings({"default": env.database()})["default"]
    monkeypatch.setitem(connections.settings, RACED, settings)
    with django_db_blocker.unblock():
        yield RACED
        connections[RACED].close()
        del connections[RACED]


def answer(sql: str) -> int:
    with connections[RACED].cursor() as cursor:
        return cursor.execute(sql).fetchone()[0]


def test_every_connection_syncs_each_save(raced):
    for _connection in range(2):
        connections[raced].close()
        assert (answer("PRAGMA synchronous"), answer("PRAGMA journal_mode")) == (2, "wal")  # 2: FULL


def test_eight_who_read_and_then_write_meet_no_lock_and_lose_nothing(raced):
    """In transactions that take their lock with the first write, most of these are refused."""
    with connections[raced].cursor() as cursor:
        cursor.execute("CREATE TABLE text (number INTEGER)")
        cursor.execute("INSERT INTO text VALUES (0)")
    together, failed = threading.Barrier(WRITERS), []

    def write() -> None:
        together.wait()
        try:
            for _save in range(SAVES):
                with transaction.atomic(raced):
                    number = answer("SELECT number FROM text")
                    with connections[raced].cursor() as cursor:
                        cursor.execute("UPDATE text SET number = %s", [number + 1])
        except Exception as error:  # told to the test, which is another thread
            failed.append(repr(error))
        finally:
            connections[raced].close()

    threads = [threading.Thread(target=write) for _writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert answer("SELECT number FROM text") == WRITERS * SAVES
