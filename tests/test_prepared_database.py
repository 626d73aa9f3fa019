"""The migrated database that is kept between runs: the same as a new one, and never that of other sources."""

import os
import sqlite3

import pytest
from django.db import connection

from tests import prepared_database

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


@pytest.fixture
def sources(tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "models.py").write_text("# one")
    (tmp_path / "requirements.txt").write_text("django==1")
    monkeypatch.setattr(prepared_database, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("changed", ["articles/models.py", "articles/new.py", "requirements.txt"])
def test_other_sources_want_another_database(sources, changed):
    before = prepared_database.kept(sources)
    assert prepared_database.kept(sources) == before
    (sources / changed).write_text("# two")
    assert prepared_database.kept(sources) != before


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="kept for SQLite alone")
def test_what_was_kept_has_every_table_index_and_trigger(tmp_path):
    file, name = tmp_path / "kept" / "one.sqlite3", tmp_path / "test.sqlite3"
    assert prepared_database.put(file, str(name)) is False
    prepared_database.save(file)
    assert prepared_database.put(file, str(name)) is True
    copy = sqlite3.connect(name)
    with connection.cursor() as cursor:
        there = [tuple(row) for row in cursor.execute(SCHEMA)]
    assert copy.execute(SCHEMA).fetchall() == there
    assert len(there) > 300
    copy.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="kept for SQLite alone")
def test_only_the_newest_few_are_kept(tmp_path):
    for number in range(5):
        file = tmp_path / f"{number}.sqlite3"
        prepared_database.save(file)
        os.utime(file, (number, number))
    prepared_database.save(tmp_path / "5.sqlite3")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["3.sqlite3", "4.sqlite3", "5.sqlite3"]
