"""Real servers of other makers that a test starts for itself, each behind a socket in a folder of its own."""

import getpass
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NoReturn
from urllib.request import Request, urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_START = 60  # seconds
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


def absent(reason: str) -> NoReturn:
    """Skip with the reason, or fail where everything is required."""
    if os.environ.get("BORDERPOST_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


class Server:
    """A program that listens on `path`, and can be stopped and started again."""

    def __init__(self, folder: Path, command: list[str], **how: Any) -> None:
        self.folder, self.path = folder, folder / "socket"
        self.command, self.how = command, {"cwd": folder, **how}
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.how
            )
        deadline = time.monotonic() + LONGEST_START
        while not self._answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < deadline, f"{self.command[0]} did not start"

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(LONGEST_START)
        self.path.unlink(missing_ok=True)

    def kill(self) -> None:
        """All its processes at one moment, as a loss of power would; its socket is left lying."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(LONGEST_START)
        while self._answers():  # a child of it may take a moment longer to be gone
            pass

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as attempt:
            return attempt.connect_ex(str(self.path)) == 0


@contextmanager
def running(
    program: str, package: str, *arguments: str, files: dict[str, str] | None = None
) -> Iterator[Server]:
    """The program, `{socket}` in its arguments replaced; `package` is what Debian calls it.

    `files` are written into its folder before, `{socket}` and `{folder}` in them replaced.
    """
    if not (found := shutil.which(program)):
        absent(f"no {program} is installed (on Debian: apt-get install {package})")
    folder = Path(tempfile.mkdtemp(prefix="borderpost-"))
    named = {"socket": folder / "socket", "folder": folder}
    server = Server(folder, [found, *(each.format(**named) for each in arguments)])
    for name, text in (files or {}).items():
        for word, path in named.items():
            text = text.replace(f"{{{word}}}", str(path))
        (folder / name).write_text(text)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def redis() -> AbstractContextManager[Server]:
    """Redis, with nothing written to disk."""
    return running(
        "redis-server", "redis-server", "--port", "0", "--unixsocket", "{socket}", "--save", "", "--appendonly", "no"
    )  # fmt: skip


def memcached() -> AbstractContextManager[Server]:
    """Memcached, under our own account, which it asks to be told."""
    return running("memcached", "memcached", "-s", "{socket}", "-u", getpass.getuser())


def nginx(main: str, site: str, **values: str) -> AbstractContextManager[Server]:
    """nginx with its main file, `{user}` and the like in it replaced, and a file of sites that it includes."""
    for name, value in values.items():
        main = main.replace(f"{{{name}}}", value)
    return running(
        "nginx",
        "nginx-light",
        *("-c", "{folder}/nginx.conf", "-p", "{folder}"),
        files={"nginx.conf": main, "site.conf": site},
    )


@contextmanager
def s3() -> Iterator[str]:
    """The address of an S3 server with one empty bucket, `pictures`. It keeps all in memory."""
    program = ROOT / ".venv" / "s3-server" / "bin" / "moto_server"
    if not program.exists():
        absent("no S3 server is installed (make s3-server installs one)")
    with tempfile.TemporaryDirectory(prefix="borderpost-") as folder:
        log = Path(folder) / "log"
        with log.open("wb") as said:
            command = [program, "--host", "127.0.0.1", "--port", "0"]
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        try:
            deadline = time.monotonic() + LONGEST_START
            while not (found := ADDRESS.search(log.read_text())):
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < deadline, "moto_server did not start"
            urlopen(Request(f"{found[0]}/pictures", method="PUT"), timeout=LONGEST_START).close()
            yield found[0]
        finally:
            process.terminate()
            process.wait(LONGEST_START)
