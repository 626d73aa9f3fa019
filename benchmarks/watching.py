"""What metrics cost a warm page: the same site with and without them, asked in turn.

    python -m benchmarks.watching [--count 10000] [--rounds 15] [--requests 2000]

The processor time of the server's workers decides; the rate of answers moves with whatever else the machine does.
"""

import argparse
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks import load, scratch
from benchmarks.servers import Server, serving

TOKEN = {"METRICS_TOKEN": "only for a benchmark on this machine"}
# The same site twice, so that the table shows how much two equal ones differ.
SITES: dict[str, dict[str, str]] = {"without": {}, "without, again": {}, "with metrics": TOKEN}
PATHS = ("/articles/", "/provinces/")
CONNECTIONS = 4


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.watching", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--count", type=int, default=10_000, help="articles of the filled site")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--requests", type=int, default=2_000, help="of each page in each round")
    parser.add_argument("--scratch", type=Path, default=scratch.default_folder())
    options = parser.parse_args()
    state = scratch.filled_site(options.scratch, count=options.count, seed=1, say=print)
    spent: dict[str, list[float]] = {name: [] for name in SITES}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(_running(state, name)) for name in SITES}
        for server in servers.values():
            _ask(server, 200)
        for _round in range(options.rounds):
            for name, server in servers.items():
                before = server.processor_seconds()
                answers = _ask(server, options.requests)
                spent[name].append((server.processor_seconds() - before) / answers * 1_000)
    base = median(spent["without"])
    print("| site | ms of a processor for an answer, median (smallest to largest) | of the site without |")
    print("| --- | --- | --- |")
    for name, found in spent.items():
        middle = median(found)
        print(f"| {name} | {middle:.3f} ({min(found):.3f} to {max(found):.3f}) | {middle / base:.3f} |")


@contextmanager
def _running(state: Path, name: str) -> Iterator[Server]:
    env = scratch.environment(state, DJANGO_SETTINGS_MODULE="config.settings", **SITES[name])
    log = state.parent / "watching.log"
    with serving(scratch.PYTHON, "config.wsgi", folder=scratch.ROOT, env=env, log=log) as server:
        yield server


def _ask(server: Server, requests: int) -> int:
    """How many answers came."""
    rate = load.measure_many(
        server.port,
        [path for _number in range(requests) for path in PATHS],
        connections=CONNECTIONS,
        headers={},
    )
    return int(rate.answers)


if __name__ == "__main__":
    os.environ.pop("METRICS_TOKEN", None)
    main()
