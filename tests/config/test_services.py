"""What a grown site uses beside its database is chosen by settings, and a wrong one is refused by name at the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import services


def test_replica_is_a_second_database_of_the_same_kind(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://app@one/news")
    monkeypatch.setenv(
        "DATABASE_REPLICA_URL", "postgres://reader:pw@two:5432,three:5433/news?load_balance_hosts=random"
    )
    databases = services.databases()
    assert sorted(databases) == ["default", "replica"]
    replica = databases["replica"]
    assert (replica["HOST"], replica["PORT"], replica["USER"]) == ("two,three", "5432,5433", "reader")
    assert replica["OPTIONS"] == {"connect_timeout": 3, "load_balance_hosts": "random"}
    assert (replica["CONN_MAX_AGE"], replica["TEST"]) == (60, {"MIRROR": "default"})


def test_site_without_replica_has_one_database(monkeypatch):
    monkeypatch.setenv("DATABASE_REPLICA_URL", "")
    assert sorted(services.databases()) == ["default"]


@pytest.mark.parametrize(
    ("primary", "replica", "words"),
    [
        ("", "postgres://app@two/news", "both must begin with postgres://. Set both, or remove"),
        ("postgres://app@one/news", "sqlite:///copy.sqlite3", "both must begin with postgres://"),
        ("postgres://app@one/news", "two.example", "DATABASE_REPLICA_URL cannot be read; write postgres://"),
    ],
)
def test_replica_that_cannot_be_is_refused(monkeypatch, primary, replica, words):
    monkeypatch.setenv("DATABASE_URL", primary)
    monkeypatch.setenv("DATABASE_REPLICA_URL", replica)
    with pytest.raises(ImproperlyConfigured, match=words) as error:
        services.databases()
    assert str(error.value).startswith("DATABASE_REPLICA_URL ")


def test_pool_is_of_both_databases(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://app@one/news")
    monkeypatch.setenv("DATABASE_POOL", "8")
    alone = services.databases()["default"]
    assert alone["OPTIONS"] == {"connect_timeout": 3, "pool": {"min_size": 1, "max_size": 8, "timeout": 10}}
    assert (alone["CONN_MAX_AGE"], alone["CONN_HEALTH_CHECKS"]) == (0, True)
    monkeypatch.setenv("DATABASE_REPLICA_URL", "postgres://app@two/news")
    for database in services.databases().values():
        assert database["CONN_MAX_AGE"] == 0
        assert database["OPTIONS"] == {
            "connect_timeout": 3,
            "pool": {"min_size": 1, "max_size": 8, "timeout": 3},
        }


@pytest.mark.parametrize(
    ("url", "size", "words"),
    [
        ("", "8", "DATABASE_POOL is for PostgreSQL; this site has SQLite"),
        ("postgres://app@one/news", "many", "DATABASE_POOL must be a whole number, not 'many'."),
    ],
)
def test_pool_that_cannot_be_is_refused(monkeypatch, url, size, words):
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("DATABASE_POOL", size)
    with pytest.raises(ImproperlyConfigured, match=words):
        services.databases()
