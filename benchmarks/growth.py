"""Growth: what each page costs among few and among many articles, asked in turn.

    python -m benchmarks.growth [--counts 10000,1000000] [--times 15] [--docs]

Each site has a process of its own without a server, and the two are asked for one page after the other: what slows the
machine down slows both. The least of the processor times is what the page costs; all else was added by others.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import report, rounds, scratch

TIMES = 15


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.splitlines()[0])
    parser.add_argument("--counts", default="10000,1000000", help="of the articles of two filled sites")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=scratch.default_folder())
    parser.add_argument("--times", type=int, default=TIMES, help="that each page is asked for")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/performance.md")
    options = parser.parse_args()
    few, many = (int(count) for count in options.counts.split(","))
    kept = {"seed": options.seed, "say": _say}
    sites = [scratch.filled_site(options.scratch, count=count, **kept) for count in (few, many)]
    with process_of(sites[0]) as first, process_of(sites[1]) as second:
        found = compared(first, second, options.times)
    tables = report.growth((few, many), found)
    print(tables)
    if options.docs:
        report.write_into(report.DOCS, "growth", tables)


class Site:
    """A process of one site: the names of its pages, and what it spent on one asking, in milliseconds."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self.asked, self.said = process.stdin, process.stdout
        self.names: list[str] = json.loads(self.said.readline())

    def spent(self, name: str) -> float:
        self.asked.write(f"{name}\n")
        self.asked.flush()
        return float(self.said.readline())


@contextmanager
def process_of(state: Path) -> Iterator[Site]:
    env = scratch.environment(state, DJANGO_SETTINGS_MODULE="config.settings", **rounds.NOTHING_KEPT)
    command = [sys.executable, "-m", "benchmarks.answering"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=scratch.ROOT, env=env, **pipes) as process:
        yield Site(process)
        process.communicate()


def compared(few: Site, many: Site, times: int) -> dict[str, tuple[float, float]]:
    """The least of each page of both sites. The first asking, which loads templates and the like, does not count."""
    found = {}
    for name in few.names:
        if name in many.names:
            _say(name)
            asked = [(few.spent(name), many.spent(name)) for _time in range(times + 1)][1:]
            found[name] = (min(each[0] for each in asked), min(each[1] for each in asked))
    return found


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
