"""Servers: gunicorn as the site is deployed, two processes of four threads each, on a port of this machine alone."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import scratch
from config.workers import THREADS, WORKERS

PATIENCE = 60  # seconds until a server must answer


class DidNotStart(Exception):
    """Says what the server said."""


@dataclass
class Server:
    """A running server. `port` is on 127.0.0.1."""

    port: int
    process: subprocess.Popen[bytes]

    def peak_memory(self) -> float | None:
        """The largest that a worker has been, in MB; None where the system does not tell."""
        return self._largest("VmHWM")

    def memory(self) -> float | None:
        """The largest that a worker is now."""
        return self._largest("VmRSS")

    def _largest(self, what: str) -> float | None:
        sizes = [size for pid in _children(self.process.pid) if (size := _memory(pid, what)) is not None]
        return max(sizes, default=None)

    def processor_seconds(self) -> float:
        """What the workers have used so far; 0 where the system does not tell."""
        return sum(map(_spent, _children(self.process.pid)))


@contextmanager
def serving(
    python: str, application: str, *, folder: Path, env: dict[str, str], log: Path
) -> Iterator[Server]:
    """Serve until the end of the block: of ours as `config/gunicorn.py` says, but for what is the same for all."""
    port = _free_port()
    ours = ("--config", "python:config.gunicorn") if folder == scratch.ROOT else ()
    command = [
        *(python, "-m", "gunicorn", application, *ours, "--bind", f"127.0.0.1:{port}", "--no-control-socket"),
        *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)),
        *("--log-level", "warning", "--timeout", "120"),
    ]
    with log.open("ab") as said:
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=said, stderr=said)
        try:
            _wait(port, process, log)
            yield Server(port, process)
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            if process.poll() is None:
                process.kill()
                process.wait()


def _spent(pid: int) -> float:
    """Processor seconds of a process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if process.poll() is not None:
            raise DidNotStart(f"The server ended at once; see {log}.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).close()
            return
        except urllib.error.HTTPError:  # it answers
            return
        except OSError:
            time.sleep(0.1)
    raise DidNotStart(f"The server did not answer for {PATIENCE} seconds; see {log}.")


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int, what: str) -> float | None:
    """In MB, by the system's name of it."""
    try:
        found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return None
    return int(found[1]) / 1_024 if found else None


def forget_peak() -> None:
    """From now on the peak of this process counts anew; nothing where the system cannot."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def own_peak() -> float | None:
    """Of this process, in MB."""
    return _memory(os.getpid(), "VmHWM")
