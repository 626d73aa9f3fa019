"""What a supervisor is told."""

from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_process_that_lives_says_so_without_asking_the_database():
    response = Client().get("/healthz")  # no `db` fixture: a query would fail

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response.headers["Cache-Control"]


def test_site_that_can_serve_is_ready(db):
    response = Client().get("/readyz")

    assert (response.status_code, response.json()) == (200, {"ready": True})
    assert "no-store" in response.headers["Cache-Control"]


def test_site_with_a_migration_missing_is_not_ready(db):
    [newest] = MigrationLoader(connection).graph.leaf_nodes("articles")
    MigrationRecorder(connection).record_unapplied(*newest)

    response = Client().get("/readyz")

    assert response.status_code == 503
    answer = response.json()
    assert answer["ready"] is False
    assert answer["problem"].endswith("run manage.py migrate.")
    assert "migration" in answer["problem"]


def test_site_without_its_database_is_not_ready_and_tells_no_secret(db):
    refused = OperationalError('connection to server at "db.internal" failed: password "hunter2"')
    with mock.patch.object(connection, "cursor", side_effect=refused):
        response = Client().get("/readyz")

    assert (response.status_code, response.json()) == (
        503,
        {"ready": False, "problem": "The database cannot be reached."},
    )


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_health_is_only_ever_read(db, path: str, method: str):
    assert getattr(Client(), method)(path).status_code == 405
