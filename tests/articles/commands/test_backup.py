"""manage.py backup and restore: what they say, and what they refuse in one sentence."""

import errno
import os
import shutil
import sqlite3
import tempfile

import pytest
from django.core.management import CommandError
from django.db import connection

from config.backup import encryption, postgres, sqlite
from config.backup.backing_up import ROOM
from tests.config.backup.conftest import left, run, use


@pytest.fixture
def state(db, tmp_path, settings, monkeypatch):
    return use(tmp_path / "state", settings, monkeypatch)


def refused(command, *args):
    with pytest.raises(CommandError) as found:
        run(command, *args)
    assert "\n" not in str(found.value)
    return str(found.value)


def test_file_that_is_there_is_not_written_over(state, tmp_path):
    (tmp_path / "b").write_text("mine")
    assert refused("backup", tmp_path / "b") == (
        f"{tmp_path}/b: {tmp_path}/b is there already; choose another name, or move it away. Nothing was changed."
    )
    assert (tmp_path / "b").read_text() == "mine"


def test_folder_that_is_not_there(state, tmp_path):
    assert refused("backup", tmp_path / "none" / "b") == (
        f"{tmp_path}/none/b: there is no folder {tmp_path}/none; make it, or name another one. Nothing was changed."
    )


@pytest.mark.parametrize("command", [("backup", "--check"), ("restore",)])
def test_file_that_is_no_backup(command, state, tmp_path, monkeypatch):
    monkeypatch.setattr("config.backup.restoring.check_empty", lambda places, but=(): None)
    (tmp_path / "letter").write_text("Dear reader")
    assert (
        f"{tmp_path}/letter: it is no backup of a site, or its beginning is damaged. Nothing was "
        in refused(*command, tmp_path / "letter")
    )
    assert f"{tmp_path}/none: No such file or directory; name a file" in refused(*command, tmp_path / "none")
    (tmp_path / "letter").write_text("")
    assert "it is no backup of a site" in refused(*command, tmp_path / "letter")


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "No space left on device; make room on that disk"),
        (errno.EROFS, "Read-only file system; name a place that can be written"),
        (errno.EACCES, "Permission denied; run the command as the site's own user"),
        (errno.EIO, "Input/output error; look at that disk"),
    ],
)
def test_disk_that_takes_nothing(state, tmp_path, monkeypatch, number, remedy):
    def fail(*args, **options):
        raise OSError(number, os.strerror(number), str(tmp_path / "b"))

    monkeypatch.setattr(tempfile, "mkstemp", fail)
    assert refused("backup", tmp_path / "b") == f"{tmp_path}/b: {remedy}. Nothing was changed."
    assert left(state) == []


def test_state_folder_without_room(state, tmp_path, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("the size of a dump is not known before it is made")
    size = os.stat(connection.settings_dict["NAME"]).st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(0, 0, size))
    assert refused("backup", tmp_path / "b") == (
        f"{tmp_path}/b: the disk of {state} has {size // 1_000_000:,} MB free, and a copy of the database wants "
        f"{(size + ROOM) // 1_000_000:,} MB for a while; make room there. Nothing was changed."
    )


def test_database_that_fails(state, tmp_path, monkeypatch):
    def fail(*args, **options):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite, "copy", fail)
    monkeypatch.setattr(postgres, "moment", fail)
    assert refused("backup", tmp_path / "b") == (
        "The database fails (disk I/O error); look at its disk or server. Nothing was changed."
    )


def test_encryption_without_its_package(state, tmp_path, monkeypatch):
    def fail(name):
        raise ImportError(name)

    monkeypatch.setattr(encryption, "import_module", fail)
    (tmp_path / "key").write_text("age1x")
    for args in (["--new-key", tmp_path / "k"], ["--key-file", tmp_path / "key", tmp_path / "b"]):
        assert refused("backup", *args).endswith(
            ": encryption wants the package pyrage; install it with pip install pyrage. Nothing was changed."
        )


def test_programs_of_postgresql(db, monkeypatch, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("for PostgreSQL only")
    place = tmp_path / "copy"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(postgres.BackupError) as found:
        postgres.dump(connection, "x", place)
    assert str(found.value) == (
        "PostgreSQL's own program pg_dump is wanted and is not installed (on Debian: apt-get install postgresql-client)"
    )
    monkeypatch.undo()
    monkeypatch.setattr(postgres, "_version", lambda tool: 9)
    server = connection.pg_version // 10_000
    with pytest.raises(postgres.BackupError) as found:
        postgres.dump(connection, "x", place)
    assert str(found.value) == (
        f"pg_dump is of PostgreSQL 9 and the server of {server}, which it cannot read; install the client of "
        f"PostgreSQL {server}"
    )
    monkeypatch.undo()
    with pytest.raises(postgres.BackupError, match=r"pg_dump failed: .*snapshot"):
        postgres.dump(connection, "no-snapshot", place)
    place.write_bytes(b"PGDMP" + b"x" * 100)
    with pytest.raises(postgres.BackupError, match="pg_restore cannot read its database"):
        postgres.check(place)
