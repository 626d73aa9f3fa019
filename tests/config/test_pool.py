"""More threads than connections: they wait for each other for a moment, and every one is answered."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from tests.clusters import Cluster, cluster
from tests.databases import databases
from tests.with_postgres import Unavailable

THREADS = 12


@pytest.fixture(scope="module")
def server(django_db_blocker) -> Iterator[Cluster]:
    with django_db_blocker.unblock():
        try:
            with cluster() as server:
                yield server
        except Unavailable as reason:
            if os.environ.get("BORDERPOST_REQUIRE_ALL") == "1":
                raise
            pytest.skip(str(reason))


def backend() -> int:
    """The number of the server's process that answers this thread."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def backends_of_threads(rounds: int) -> list[int]:
    """The answers of all threads, which begin together and give their connection back after each question."""
    together = Barrier(THREADS)

    def ask(_number: int) -> list[int]:
        together.wait(timeout=20)
        answers = []
        for _ in range(rounds):
            answers.append(backend())
            connection.close()  # as Django does at the end of a request
        return answers

    with ThreadPoolExecutor(THREADS) as threads:
        return [answer for answers in threads.map(ask, range(THREADS)) for answer in answers]


def test_threads_share_the_connections_of_a_pool(server: Cluster) -> None:
    with databases(DATABASE_URL=server.url, DATABASE_POOL="3"):
        shared = backends_of_threads(rounds=5)
    with databases(DATABASE_URL=server.url):
        own = backends_of_threads(rounds=5)
    assert (len(shared), len(own)) == (60, 60)
    assert len(set(shared)) <= 3 < len(set(own))


def test_connection_that_the_server_ended_is_not_handed_out(server: Cluster) -> None:
    with databases(DATABASE_URL=server.url, DATABASE_POOL="1"):
        first = backend()
        connection.close()
        assert server.ask("SELECT pg_terminate_backend(%s, 5000)", first) is True
        assert backend() != first


def test_whoever_waits_too_long_is_told(server: Cluster, monkeypatch) -> None:
    monkeypatch.setattr("config.services.WAIT", 0.05)
    with databases(DATABASE_URL=server.url, DATABASE_POOL="1"), ThreadPoolExecutor(1) as other:
        backend()  # and keeps the only connection
        with pytest.raises(OperationalError, match="connection after"):
            other.submit(backend).result()
