"""Run: measures our site, the floor and the peer at so many articles, and writes what it found.

    python -m benchmarks.run [--count 10000] [--pages article,list] [--modes cold,warm,stored,publishing]

Results go to `results-COUNT.json` and `.md` in the scratch folder; `--docs` writes the tables into
`docs/performance.md` as well. `make bench` runs it.
"""

import argparse
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import django

from benchmarks import budgets, load, report, rounds, scratch

MODES = ["cold", "warm", "stored", "publishing"]


def main() -> None:
    options = _options()
    folders = _folders(options)
    # In this process nothing is kept, so that it measures what rendering costs.
    os.environ.update(
        scratch.environment(folders.site, DJANGO_SETTINGS_MODULE="config.settings", **rounds.NOTHING_KEPT)
    )
    django.setup()
    from benchmarks.measuring import measure

    plan = rounds.Plan(
        seconds=options.seconds,
        requests=options.shared,
        rounds=options.rounds,
        connections=options.connections,
        headers={"Accept-Encoding": options.encoding} if options.encoding else {},
    )
    results = _about(options, folders, plan) | measure(
        folders, plan, modes=options.modes, pages=options.pages, loaddata=not options.no_loaddata, say=_say
    )
    saved = options.scratch / f"results-{options.count}.json"
    saved.write_text(json.dumps(results, indent=1), encoding="utf-8")
    tables = report.tables(results)
    saved.with_suffix(".md").write_text(tables, encoding="utf-8")
    print(tables)
    if options.docs:
        report.write_into(report.DOCS, str(results["count"]), tables)
    _say(f"written: {saved} and {saved.with_suffix('.md').name}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000, help="articles of the filled site")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, default=scratch.default_folder(), help="kept between runs")
    parser.add_argument(
        "--pages", type=_words, default=[], help="names or beginnings of names; all by default"
    )
    parser.add_argument("--modes", type=_words, default=MODES, help=f"of {','.join(MODES)}")
    parser.add_argument("--seconds", type=float, default=1, help="a page in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--encoding", default="", help="Accept-Encoding of each request, as gzip")
    parser.add_argument(
        "--shared",
        type=int,
        default=0,
        metavar="REQUESTS",
        help="for a machine shared with others: so many requests a page, judged by the server's processor time",
    )
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--no-loaddata", action="store_true")
    parser.add_argument("--docs", action="store_true", help="write the tables into docs/performance.md")
    return parser.parse_args()


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _folders(options: argparse.Namespace) -> rounds.Folders:
    kept = {"count": options.count, "seed": options.seed, "say": _say}
    site = scratch.filled_site(options.scratch, **kept)
    peer = None
    if not options.no_peer:
        python, state = scratch.filled_peer(options.scratch, site, **kept)
        peer = str(python), state
    return rounds.Folders(options.scratch, site, peer)


def _about(options: argparse.Namespace, folders: rounds.Folders, plan: rounds.Plan) -> dict[str, Any]:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=scratch.ROOT,
        check=False,
        capture_output=True,
        text=True,
    ).stdout.strip()
    return {
        "count": options.count,
        "when": f"{dt.datetime.now(dt.UTC):%d %B %Y}",
        "commit": commit or "unknown",
        "machine": f"{os.cpu_count()} processors, {platform.machine()}, {platform.system()}, Python "
        f"{platform.python_version()}, SQLite",
        "generator": load.PYTHON if plan.requests else load.generator(),
        "judged_by": budgets.PROCESSOR if plan.requests else budgets.CLOCK,
        "plan": asdict(plan),
        "sizes": json.loads((folders.site / scratch.SIZES).read_text(encoding="utf-8")),
    }


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
