"""Run the torture: `make torture`, or `python -m tests.torture [--parts killed_server,crowd] [--rounds 5] [--docs]`.

One line tells of each part while it runs; the tables are printed, and with `--docs` written into docs/reliability.md.
Ends with 1 where a figure is not what is wanted of it. Site and people are made once, in TORTURE_DIR.
"""

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.servers import ROOT
from tests.torture import report
from tests.torture.sites import Scene, filled

PARTS = [
    "killed_server",
    "synced",
    "crowd",
    "log_in",
    "killed_load",
    "disk",
    "database",
    "clock",
    "inputs",
    "flood",
    "spike",
    "observatory",
]
SAMPLES = 20  # of what should not have been found, printed
PAGE = ROOT / "docs" / "reliability.md"


def main() -> int:
    options = _options()
    folder = Path(os.environ.get("TORTURE_DIR") or Path(tempfile.gettempdir()) / "borderpost-torture")
    state = filled(folder, _say)
    return max(_part(name, state, options) for name in options.parts)


def _part(name: str, state: Path, options: argparse.Namespace) -> int:
    """Run it, print its table; 1 where something is not met."""
    part = import_module(f"tests.torture.parts.{name}")
    _say(f"{name}: {part.TITLE}")
    began, head = time.monotonic(), _head()
    try:
        rows = part.run(Scene(state, options.rounds, lambda what: _say(f"{name}: {what}")))
    except report.Skipped as reason:
        _say(f"{name}: not run: {reason}")
        table, status = f"Not run: {reason}.", 0
    except Exception:  # the other parts are run all the same; the page keeps what it said
        _say(f"{name}: BROKEN\n{traceback.format_exc()}")
        return 1
    else:
        status = 0 if report.are_met(rows) else 1
        _say(f"{name}: {'met' if status == 0 else 'NOT MET'}, {time.monotonic() - began:.0f} s")
        table = report.table(rows)
        print(table, flush=True)
        for each in [each for row in rows for each in row.found][:SAMPLES]:
            _say(f"{name}: found: {each[:1_000]}")
    if options.docs:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(report.written(page, name, f"{head}\n\n{table}"), encoding="utf-8")
    return status


def _head() -> str:
    """When, what and where."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    return (
        f"{dt.datetime.now(dt.UTC):%d %B %Y}, commit {described.stdout.strip() or 'unknown'}, {os.cpu_count()} "
        f"processors shared with others (load {os.getloadavg()[0]:.1f} before), {platform.system()}, Python "
        f"{platform.python_version()}."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__.splitlines()[0])
    parser.add_argument("--parts", type=_parts, default=PARTS, help=f"of {','.join(PARTS)}; all by default")
    parser.add_argument("--rounds", type=int, default=5, help="of what is killed")
    parser.add_argument("--docs", action="store_true", help="write the tables into docs/reliability.md")
    return parser.parse_args()


def _parts(value: str) -> list[str]:
    named = [word.strip() for word in value.split(",") if word.strip()]
    if unknown := sorted(set(named) - set(PARTS)):
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(unknown)}")
    return named


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
