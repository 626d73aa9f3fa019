"""The runner that gives the suite a PostgreSQL of its own, where there is none and where there is one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import with_postgres
from tests.with_postgres import Unavailable, main


def nothing_installed() -> str:
    raise Unavailable("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")


@pytest.mark.parametrize(("required", "status", "word"), [("", 0, "skipped"), ("1", 1, "FAILED")])
def test_main_without_postgresql_says_so_in_one_line(
    required: str, status: int, word: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BORDERPOST_REQUIRE_ALL", required)
    monkeypatch.setattr(with_postgres, "programs", nothing_installed)
    monkeypatch.setattr(with_postgres.signal, "signal", lambda *_: None)
    assert main(["touch", "never-run"]) == status
    assert capfd.readouterr().err == (
        f"PostgreSQL part {word}: no PostgreSQL server is installed (on Debian: apt-get install postgresql).\n"
    )


@pytest.mark.walk
def test_command_gets_a_database_and_its_status_comes_back(root: Path, tmp_path: Path) -> None:
    try:
        with_postgres.programs()
    except Unavailable as reason:
        pytest.skip(str(reason))
    question = (
        "import os, psycopg, sys; url = os.environ['DATABASE_URL']; folder = url.partition('host=')[2];"
        "c = psycopg.connect(host=folder, user='app', dbname='postgres');"
        "print(folder, c.execute('show server_encoding').fetchone()[0]); sys.exit(7)"
    )
    result = subprocess.run(
        [sys.executable, root / "tests" / "with_postgres.py", sys.executable, "-c", question],
        capture_output=True,
        text=True,
        check=False,
    )
    folder, encoding = result.stdout.split()
    assert (result.returncode, encoding, os.path.exists(folder)) == (7, "UTF8", False)
