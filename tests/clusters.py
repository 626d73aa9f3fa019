"""A PostgreSQL server in a folder of its own, by itself or as a copy of another one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from tests import with_postgres


class Cluster:
    """One server in a folder of its own."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.how: dict[str, Any] = {
            "bin": with_postgres.programs(),
            "as_user": with_postgres.account(),
            "env": {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": folder},
        }
        if user := self.how["as_user"]:
            os.chown(folder, user["user"], user["group"])
        self.server: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"postgres://app@/postgres?host={self.folder}"

    def make(self) -> None:
        with_postgres.make(self.folder, **self.how)

    def copy(self, original: "Cluster") -> None:
        """All of the other one, with the order to follow it (`-R`)."""
        command = [f"{self.how['bin']}/pg_basebackup", "-D", f"{self.folder}/data", "-R", "-U", "app"]
        command += ["-h", original.folder, "--checkpoint=fast", "--no-sync"]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            cwd=self.folder,
            env=self.how["env"],
            **self.how["as_user"],
        )

    def start(self) -> None:
        self.server = with_postgres.start(self.folder, commits="on", **self.how)

    def stop(self) -> None:
        if self.server:
            with_postgres.stop(self.server)

    def ask(self, query: str, *params: Any) -> Any:
        """One value, by a connection beside Django's."""
        with psycopg.connect(host=self.folder, user="app", dbname="postgres", autocommit=True) as connection:
            return connection.execute(query, params).fetchone()[0]


@contextmanager
def cluster(copied: Cluster | None = None) -> Iterator[Cluster]:
    """A server of its own, without any table or as a copy; nothing is left behind."""
    folder = tempfile.mkdtemp(prefix="pg-")
    server = None
    try:
        server = Cluster(folder)
        server.copy(copied) if copied else server.make()
        server.start()
        yield server
    finally:
        if server:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
