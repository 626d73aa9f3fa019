"""Loading: our `loaddata` against Django's own on the same fixtures, each in a process and a database of its own.

python -m benchmarks.loading ours      prints the processor seconds of a first and of a second load
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command
from django.core.management.commands import loaddata

from benchmarks import scratch

OURS, STOCK = "ours", "stock"


def compare(folder: Path, *, rounds: int) -> dict[str, list[list[float]]]:
    """Processor seconds of the first and the second load, for each of both and each round."""
    empty = folder / "empty"
    shutil.rmtree(empty, ignore_errors=True)
    empty.mkdir(parents=True)
    env = scratch.environment(empty)
    subprocess.run(
        [scratch.PYTHON, "-m", "config.env"], cwd=scratch.ROOT, env=env, check=True, stdout=subprocess.DEVNULL
    )
    scratch.manage(empty, "migrate", "-v0")
    found: dict[str, list[list[float]]] = {OURS: [], STOCK: []}
    for _round in range(rounds):
        for which in found:
            state = folder / which
            shutil.rmtree(state, ignore_errors=True)
            shutil.copytree(empty, state)
            done = subprocess.run(
                [scratch.PYTHON, "-m", "benchmarks.loading", which],
                cwd=scratch.ROOT,
                env=scratch.environment(state),
                check=True,
                capture_output=True,
                text=True,
            )
            found[which].append(json.loads(done.stdout.splitlines()[-1]))
    return found


def load(which: str) -> float:
    """Load everything; the processor seconds it took."""
    began = time.process_time()
    if which == OURS:
        call_command("loaddata", "borderpost", verbosity=0)
    else:
        files = sorted(str(file) for file in (scratch.ROOT / "fixtures" / "borderpost").glob("*.json"))
        call_command(loaddata.Command(), *files, verbosity=0)
    return time.process_time() - began


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps([load(sys.argv[1]), load(sys.argv[1])]))
