"""Restoring is all or nothing, older versions are brought forward, newer ones refused."""

import os
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article
from config.backup import manifest, postgres
from tests.config.backup.archives import contents
from tests.config.backup.conftest import left, run
from tests.databases import databases
from tests.factories import ArticleFactory


@pytest.fixture
def backup(state, tmp_path):
    ArticleFactory(title="Kept")
    default_storage.save("articles/a.png", ContentFile(b"a"))
    default_storage.save("portraits/b.png", ContentFile(b"b"))
    run("backup", tmp_path / "site.backup")
    return tmp_path / "site.backup"


def check_refused(path: Any, sentence: str) -> None:
    """In one sentence, and the place is as empty as before."""
    with pytest.raises(CommandError) as refused:
        run("restore", path)
    assert str(refused.value).startswith(f"{path}: {sentence}")
    assert str(refused.value).endswith(" Nothing was restored.")
    assert "\n" not in str(refused.value)
    check_nothing_is_there()


def check_nothing_is_there() -> None:
    folder = default_storage.location
    assert (os.listdir(folder) if os.path.isdir(folder) else []) == []
    assert [name for name in left(os.path.dirname(folder)) if name != "media"] == []
    if connection.vendor == "postgresql":
        assert connection.introspection.table_names() == []


def test_backup_of_a_newer_version_is_refused(backup, empty_place, tmp_path, monkeypatch):
    disk = manifest.MigrationLoader(None).disk_migrations
    newest = max(key for key in disk if key[0] == "articles")
    known = {key: migration for key, migration in disk.items() if key != newest}
    monkeypatch.setattr(manifest, "MigrationLoader", lambda _: SimpleNamespace(disk_migrations=known))
    with empty_place():
        check_refused(
            backup,
            f"it comes from a newer version of the site, which has the migration articles.{newest[1]}; install that "
            "version and restore there.",
        )


def test_damaged_backup_changes_nothing(backup, empty_place):
    whole = backup.read_bytes()
    with empty_place():
        for length in (0, 10, 3_000, len(whole) // 2, len(whole) - 1):
            backup.write_bytes(whole[:length])
            check_refused(backup, "it")
        for place in (0, 200, len(whole) // 3, len(whole) // 2, len(whole) - 5):
            backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
            check_refused(backup, "it")


def test_step_that_fails_takes_those_before_it_back(backup, empty_place, monkeypatch):
    """The database comes last; pictures are in their place by then."""
    rename, seen = os.rename, []

    def no_room_for_the_database(source: Any, target: Any) -> None:
        if str(target).endswith(".sqlite3"):
            seen.extend(sorted(os.listdir(default_storage.location)))
            raise OSError(28, "No space left on device", str(source))
        rename(source, target)

    def refused(path: Any, database: Any) -> None:
        seen.extend(sorted(os.listdir(default_storage.location)))
        raise manifest.BackupError("pg_restore failed: it may not")

    monkeypatch.setattr(os, "rename", no_room_for_the_database)
    monkeypatch.setattr(postgres, "load", refused)
    with empty_place():
        with pytest.raises(CommandError, match="Nothing was restored"):
            run("restore", backup)
        check_nothing_is_there()
    assert [name for name in seen if not name.startswith(".restoring-")] == ["articles", "portraits"]


def test_place_is_still_empty_afterwards(backup, empty_place, monkeypatch):
    monkeypatch.setattr(os, "sync", lambda: (_ for _ in ()).throw(manifest.BackupError("it shall not")))
    with empty_place():
        check_refused(backup, "it shall not.")


def test_backup_with_pictures_is_not_restored_into_a_bucket(backup, empty_place, settings):
    with empty_place():
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        }
        with pytest.raises(
            CommandError, match="this site keeps them in a bucket; restore without S3_BUCKET first"
        ):
            run("restore", backup)


def test_pictures_in_a_bucket_are_left_out_in_words(state, empty_place, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    ArticleFactory(title="Kept")
    said, _ = run("backup", tmp_path / "b")
    assert "The pictures are in a bucket and not in it: switch on the versions of that bucket." in said
    with empty_place():
        run("restore", tmp_path / "b")
        assert Article.objects.get().title == "Kept"


def test_leftovers_of_another_database_are_refused(backup, empty_place, tmp_path):
    """SQLite would take them for the newest commits of the restored one."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such files")
    with empty_place():
        log = tmp_path / "new" / "borderpost.sqlite3-wal"
        log.write_bytes(b"")
        with pytest.raises(CommandError, match=f"there is a database already: move {log} away"):
            run("restore", backup)


def test_backup_of_the_other_kind_of_database_is_refused(backup, empty_place, monkeypatch):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
    there = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    reads = manifest.Site(**{**vars(site_of(backup)), "vendor": other})
    monkeypatch.setattr("config.backup.reading.read_site", lambda packed: reads)
    with empty_place():
        check_refused(
            backup, f"it holds a database of {there[other]} and this site has {there[connection.vendor]};"
        )


def site_of(path: Any) -> manifest.Site:
    return contents(path)[0].site


def test_backup_of_an_older_version_is_brought_forward(state, empty_place, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("one database is enough: the tables are brought forward by Django's own command")
    old = tmp_path / "old.sqlite3"
    with databases(DATABASE_URL=f"sqlite:///{old}"):
        call_command("migrate", "articles", "0027", verbosity=0)
        call_command("migrate", "provinces", verbosity=0)
        before = applied()
        run("backup", tmp_path / "b")
    with empty_place():
        run("restore", tmp_path / "b")
        assert before < applied()
        assert Article.objects.count() == 0
        call_command("migrate", check_unapplied=True, plan=True, verbosity=0)


def applied() -> set[tuple[str, str]]:
    return set(manifest.MigrationRecorder(connection).applied_migrations())
