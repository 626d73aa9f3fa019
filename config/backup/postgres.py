"""One moment of a running PostgreSQL database by its own tools, pg_dump and pg_restore."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from config.backup.manifest import BackupError

INSTALL = "on Debian: apt-get install postgresql-client"


@contextmanager
def moment(settings: dict[str, Any]) -> Iterator[tuple[BaseDatabaseWrapper, str]]:
    """A connection that sees one moment until it is closed, and the name by which pg_dump may see the same."""
    from_settings = {name: value for name, value in settings.get("OPTIONS", {}).items() if name != "pool"}
    database = ConnectionHandler({"default": {**settings, "OPTIONS": from_settings, "CONN_MAX_AGE": 0}})[
        "default"
    ]
    try:
        database.set_autocommit(False)
        with database.cursor() as cursor:
            # Held while pictures are copied, which may take longer than a server lets others rest.
            cursor.execute("SET idle_in_transaction_session_timeout = 0")
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            name = cursor.fetchone()[0]
        yield database, name
    finally:
        database.close()


def dump(database: BaseDatabaseWrapper, snapshot: str, to: Path) -> None:
    """Uncompressed, for the archive around it is compressed."""
    tool = program("pg_dump")
    server, ours = database.pg_version // 10_000, _version(tool)
    if ours < server:
        raise BackupError(
            f"pg_dump is of PostgreSQL {ours} and the server of {server}, which it cannot read; install the client of "
            f"PostgreSQL {server}"
        )
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    command = [tool, "--format=custom", "--compress=0", "--no-owner", "--no-privileges"]
    command += [f"--snapshot={snapshot}", f"--file={to}"]
    _run(command, database)


def check(path: Path) -> None:
    """BackupError where pg_restore cannot read the list of what is in the dump."""
    tool = program("pg_restore")
    done = subprocess.run(
        [tool, "--list", str(path)], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise BackupError(f"pg_restore cannot read its database ({_last_line(done.stderr)})")


def load(path: Path, database: BaseDatabaseWrapper) -> None:
    """All of the dump or nothing, in one transaction. Then the statistics, without which queries choose bad plans."""
    command = [
        program("pg_restore"),
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
    ]
    _run([*command, str(path)], database)
    with database.cursor() as cursor:
        cursor.execute("ANALYZE")


def _run(command: list[str], database: BaseDatabaseWrapper) -> None:
    """The password goes by the environment, for arguments can be read by everybody on the machine."""
    psycopg = import_module("psycopg")  # a site with SQLite need not have it
    known = {each.keyword.decode() for each in psycopg.pq.Conninfo.get_defaults()}
    given = {
        name: value for name, value in database.get_connection_params().items() if name in known and value
    }
    given.pop("client_encoding", None)
    env = {**os.environ, "PGPASSWORD": password} if (password := given.pop("password", "")) else None
    command = [command[0], f"--dbname={psycopg.conninfo.make_conninfo(**given)}", *command[1:]]
    done = subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise BackupError(f"{Path(command[0]).name} failed: {_last_line(done.stderr)}")


def program(name: str) -> str:
    """Its path; BackupError where it is not installed."""
    if found := shutil.which(name):
        return found
    raise BackupError(f"PostgreSQL's own program {name} is wanted and is not installed ({INSTALL})")


def _version(tool: str) -> int:
    said = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"(\d+)", said)
    if not found:
        raise BackupError(f"{tool} does not say its version ({INSTALL})")
    return int(found[1])


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it gave no reason"])[-1].rstrip(".")
