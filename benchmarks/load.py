"""Load: so many connections that ask for one address as fast as it is answered, for so many seconds.

By `wrk` where it is installed; else by threads of Python, which themselves cost much of the processor, so that numbers
of the one are not to be compared with numbers of the other.
"""

import http.client
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle

WRK, PYTHON = "wrk", "Python threads"
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1_000.0, "m": 60_000.0}
# A program of wrk's own language: its addresses stand in a list, and are asked in turn.
_IN_TURN = """
local paths, at = {%s}, 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""
TIMEOUT = 30  # seconds until an answer counts as failed


class Failed(Exception):
    """An address was not answered as it should be; says which and how."""


@dataclass(frozen=True)
class Rate:
    """`rate` in answers a second, `p50` and `p99` in milliseconds; all 0 where nothing was answered in time."""

    rate: float
    p50: float
    p99: float
    answers: int


def generator() -> str:
    return WRK if shutil.which(WRK) else PYTHON


def measure(
    port: int, paths: list[str], *, seconds: float, connections: int, headers: dict[str, str]
) -> Rate:
    """These addresses in turn, again and again. Raise `Failed` where an answer is no success."""
    if generator() == WRK:
        return _by_wrk(port, paths, seconds=seconds, connections=connections, headers=headers)
    return measure_many(port, paths, connections=connections, headers=headers, seconds=seconds)


def _by_wrk(
    port: int, paths: list[str], *, seconds: float, connections: int, headers: dict[str, str]
) -> Rate:
    command = [
        WRK,
        "-t1",
        f"-c{connections}",
        f"-d{max(1, round(seconds))}s",
        f"--timeout={TIMEOUT}s",
        "--latency",
    ]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        if len(paths) > 1:
            script.write(_IN_TURN % ", ".join(f'"{path}"' for path in paths))
            script.flush()
            command += ["-s", script.name]
        command.append(f"http://127.0.0.1:{port}{paths[0]}")
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"wrk on {paths[0]}: {done.stderr or done.stdout}")
    return read_wrk(done.stdout, paths[0])


def read_wrk(said: str, path: str = "") -> Rate:
    """What `wrk --latency` printed."""
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", said):
        raise Failed(f"{path}: {refused[1]} answers were no success")
    broken = re.search(r"Socket errors: (.*)", said)
    if broken and any(int(number) for number in re.findall(r"(?:connect|read|write) (\d+)", broken[1])):
        raise Failed(f"{path}: {broken[1]}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise Failed(f"{path}: wrk said no rate: {said}")
    spread = {
        share: _in_ms(value, unit)
        for share, value, unit in re.findall(r"^\s+(\d+)%\s+([\d.]+)(us|ms|s|m)$", said, re.M)
    }
    answered = re.search(r"^\s*(\d+) requests in", said, re.M)
    return Rate(
        float(rate[1]), spread.get("50", 0.0), spread.get("99", 0.0), int(answered[1]) if answered else 0
    )


def _in_ms(value: str, unit: str) -> float:
    return float(value) * _MILLISECONDS[unit]


def measure_many(
    port: int, paths: list[str], *, connections: int, headers: dict[str, str], seconds: float | None = None
) -> Rate:
    """Each of these addresses once, or again and again for so many seconds; by threads of Python."""
    ends = time.perf_counter() + seconds if seconds else None
    asked: Iterator[str] = cycle(paths) if ends else iter(paths)
    took: list[float] = []
    wrong: list[str] = []
    lock = threading.Lock()

    def following() -> str | None:
        with lock:
            return None if wrong or (ends and time.perf_counter() >= ends) else next(asked, None)

    def ask() -> None:
        try:
            _ask(port, following, headers, took)
        except (Failed, OSError, http.client.HTTPException) as error:
            wrong.append(str(error))

    started = time.perf_counter()
    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise Failed(wrong[0])
    return rate_of(took, time.perf_counter() - started)


def _ask(port: int, following: Callable[[], str | None], headers: dict[str, str], took: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        while (path := following()) is not None:
            began = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 400:
                raise Failed(f"{path}: {answer.status}")
            took.append((time.perf_counter() - began) * 1_000)
    finally:
        connection.close()


def rate_of(took: list[float], seconds: float) -> Rate:
    """Of the milliseconds of each answer."""
    if not took:
        return Rate(0.0, 0.0, 0.0, 0)
    ordered = sorted(took)
    return Rate(len(took) / seconds, _at(ordered, 0.5), _at(ordered, 0.99), len(took))


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
