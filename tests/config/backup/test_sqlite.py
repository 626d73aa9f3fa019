"""The copy of an SQLite database is one moment of it, and a damaged one is found out."""

import sqlite3
import threading
from contextlib import closing

import pytest

from config.backup import sqlite
from config.backup.manifest import BackupError


@pytest.fixture(autouse=True)
def _databases_of_their_own(django_db_blocker):
    """No test here asks the database of the suite."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def database(tmp_path):
    """Two tables of which every commit writes the same number into both, and enough pages for several steps."""
    path = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE one (number INTEGER PRIMARY KEY, filling BLOB);"
            "CREATE TABLE two (number INTEGER PRIMARY KEY REFERENCES one);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
            " INSERT INTO one SELECT i, zeroblob(4000) FROM n; INSERT INTO two SELECT number FROM one;"
        )
    return path


def test_copy_is_of_one_moment_while_another_writes(database, tmp_path):
    """Each step of the copy lets a commit through; none of them is in it, and none begins it anew."""
    steps = []
    with closing(sqlite3.connect(database)) as writer:

        def told(done: int, total: int) -> None:
            steps.append((done, total))
            with writer:
                number = writer.execute("INSERT INTO one VALUES (NULL, zeroblob(4000))").lastrowid
                writer.execute("INSERT INTO two VALUES (?)", (number,))

        sqlite.copy(database, tmp_path / "copy", told=told)
        assert writer.execute("SELECT count(*) FROM two").fetchone() == (9000 + len(steps),)
    assert len(steps) == 3
    assert [done for done, _ in steps] == sorted({done for done, _ in steps})
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        found = copy.execute("SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM two)").fetchone()
    assert found == (9000, 9000)
    assert oct((tmp_path / "copy").stat().st_mode & 0o777) == "0o600"
    sqlite.check(tmp_path / "copy")


def test_copy_under_eight_writers(database, tmp_path):
    stop, failed = threading.Event(), []

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as connection:
            while not stop.is_set():
                try:
                    connection.execute("BEGIN IMMEDIATE")
                    number = connection.execute("INSERT INTO one VALUES (NULL, 'x')").lastrowid
                    connection.execute("INSERT INTO two VALUES (?)", (number,))
                    connection.execute("COMMIT")
                except sqlite3.Error as error:
                    failed.append(error)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    try:
        for number in range(3):
            sqlite.copy(database, tmp_path / f"copy{number}", told=lambda done, total: None)
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert failed == []
    for number in range(3):
        sqlite.check(tmp_path / f"copy{number}")
        with closing(sqlite3.connect(tmp_path / f"copy{number}")) as copy:
            one, two = copy.execute(
                "SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM two)"
            ).fetchone()
        assert one == two


def test_damaged_page_is_found(database):
    with database.open("r+b") as file:
        file.seek(4096 * 5000)
        file.write(b"\xff" * 4096)
    with pytest.raises(BackupError, match=r"its database (is damaged|cannot be opened)"):
        sqlite.check(database)


def test_row_that_leads_nowhere_is_found(database):
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM one WHERE number = 7")
    with pytest.raises(BackupError) as found:
        sqlite.check(database)
    assert str(found.value) == "in its database a row of two leads to one of one that is not there"


def test_file_that_is_no_database_is_found(tmp_path):
    (tmp_path / "file").write_bytes(b"no database" * 1000)
    with pytest.raises(BackupError, match="its database cannot be opened"):
        sqlite.check(tmp_path / "file")


def test_site_without_a_database(tmp_path):
    with pytest.raises(
        BackupError, match=r"there is no database .*/none; name the state folder by BORDERPOST_VAR"
    ):
        sqlite.copy(tmp_path / "none", tmp_path / "copy", told=lambda done, total: None)
    assert list(tmp_path.iterdir()) == []
