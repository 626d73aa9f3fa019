"""Web machines of one site, each a gunicorn with a state folder of its own, and what can be asked of them."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
from email.message import Message
from pathlib import Path
from typing import Any

from tests.servers import ROOT, Server

HOST = "news.example"
# What a Python is given to serve the site; everywhere the same (tests/deployment/test_one_line.py).
APPLICATION = "config.wsgi"
LINE = ("-m", "gunicorn", "--config", "python:config.gunicorn", APPLICATION)
LONGEST = 120  # seconds, for a command


class Machine:
    """One machine: `settings` are its environment; its folder below `folder` holds nothing but its own."""

    def __init__(
        self, folder: Path, settings: dict[str, str], *, workers: int = 1, application: str = APPLICATION
    ) -> None:
        self.var = folder / "var"
        self.var.mkdir(parents=True)
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        self.env = {
            **kept,
            "BORDERPOST_VAR": str(self.var),
            "ALLOWED_HOSTS": HOST,
            "HTTPS": "off",
            **settings,
        }
        command = [sys.executable, *LINE[:-1], application, "--bind", f"unix:{folder / 'socket'}"]
        command += ["--workers", str(workers)]
        # A group of its own, so that all its processes can be killed at one moment.
        self.server = Server(folder, command, cwd=ROOT, env=self.env, start_new_session=True)

    def manage(self, *arguments: str) -> str:
        """What a command of manage.py says on this machine."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONGEST,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def take_static_files(self, other: "Machine") -> None:
        """As a deployment puts the same files on each machine."""
        shutil.copytree(other.var / "static", self.var / "static")

    def ask(
        self, path: str, *, cookies: dict[str, str] | None = None, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of one answer; a POST where there is a body."""
        status, answer, found = self.exchange(path, cookies=cookies, body=body, **headers)
        return status, answer, dict(found.items())

    def exchange(
        self, path: str, *, cookies: dict[str, str] | None = None, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, Message]:
        """The same with every header, also those that come more than once."""
        connection = _OverSocket(HOST, timeout=LONGEST)
        connection.path = str(self.server.path)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        try:
            connection.request("GET" if body is None else "POST", path, body, sent)
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            connection.close()


class _OverSocket(http.client.HTTPConnection):
    path: Any = None

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)
