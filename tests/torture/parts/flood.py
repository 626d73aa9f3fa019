"""A flood of addresses that nobody asked for before: neither memory nor disk grow with it."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from benchmarks.load import rate_of
from benchmarks.servers import Server
from tests.machines import Machine
from tests.torture.report import Row, at_least, at_most, none_of, told
from tests.torture.sites import Scene, failures_in_log, serving

TITLE = "a flood of addresses that were never asked for"
AT_A_TIME = 4
WARM, FLOOD = 1_000, 5_000  # requests: until a process has loaded all it needs, and then
LARGEST = 5.0  # MB more, of the largest process and of the state folder
PATHS = [
    "/?x={}",
    "/articles/?utm_source={}",
    "/tags/?{}",
    "/search/?q=border&x={}",
    "/nowhere-{}/",
    "/articles/2024/05/12/flood-{}/",
    "/tags/flood-{}/",
    "/a/99{}/",
]


def run(scene: Scene) -> list[Row]:
    with serving(scene.state) as machine:
        server = Server(0, machine.server.process)  # for its memory alone
        ask_all(machine, range(WARM))
        memory, disk = server.memory(), size_of(machine.var)
        scene.say(f"{WARM:,} asked, the largest process has {memory or 0:.0f} MB")
        began = perf_counter()
        answers = ask_all(machine, range(WARM, WARM + FLOOD))
        rate = rate_of([took for _status, took in answers], perf_counter() - began)
        grown = (server.memory() or 0) - (memory or 0), size_of(machine.var) - disk
        failed = failures_in_log(machine)
    counted = Counter(status for status, _took in answers)
    return [
        at_least("addresses asked, each another one", len(answers), FLOOD),
        told("answers", ", ".join(f"{number:,} × {status}" for status, number in sorted(counted.items()))),
        none_of(
            "answers other than a page or that there is none",
            [each for each in counted if each not in (200, 404)],
        ),
        told(
            f"answers a second to {AT_A_TIME} at a time, the slowest of a hundred",
            f"{rate.rate:,.0f}, {rate.p99:,.0f} ms",
        ),
        at_most("memory, by which the largest process grew", grown[0], LARGEST, " MB"),
        at_most("state folder, by which it grew", grown[1], LARGEST, " MB"),
        none_of("failures in the log", failed),
    ]


def ask_all(machine: Machine, numbers: range) -> list[tuple[int, float]]:
    """Status and milliseconds of each."""

    def ask(number: int) -> tuple[int, float]:
        began = perf_counter()
        status = machine.ask(PATHS[number % len(PATHS)].format(number))[0]
        return status, (perf_counter() - began) * 1_000

    with ThreadPoolExecutor(AT_A_TIME) as clients:
        return list(clients.map(ask, numbers))


def size_of(folder: Path) -> float:
    """In MB."""
    files = (Path(place, name) for place, _folders, names in os.walk(folder) for name in names)
    return sum(file.stat().st_size for file in files) / 1_048_576
