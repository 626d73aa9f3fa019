"""`manage.py loaddata` is killed in the middle, at moments drawn by lot."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.machines import Machine
from tests.servers import ROOT
from tests.torture.report import Row, at_least, none_of, told
from tests.torture.sites import Scene, ask_site, database, serving

TITLE = "`kill -9` of `loaddata`"
EACH = 3  # kills a round and kind of site
COMMAND = [sys.executable, "manage.py", "loaddata", "borderpost"]
WHOLE = " 0 new, 0 changed, "
UNCHANGED, COMPLETE, BETWEEN = "unchanged", "complete", "between"
# Over a site whose editors have changed what the fixtures hold, and into one that has nothing.
CHANGED = """
from articles.models import Article
from provinces.models import Province
Article.objects.filter(source__isnull=False).update(teaser="Another teaser.")
Province.objects.update(note="Another note.")
"""


@dataclass
class Found:
    """Of all kills on one kind of site."""

    kind: str
    ends: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    finished: int = 0  # loads that were over before they could be killed


def run(scene: Scene) -> list[Row]:
    found = []
    with serving(scene.state, starts=False) as machine:
        machine.manage("shell", "--verbosity=0", "--command", CHANGED)
        found.append(killed(machine, "a site that editors changed", scene))
        database(machine).unlink()
        shutil.rmtree(machine.var / "media")
        machine.manage("migrate", "--verbosity=0")
        found.append(killed(machine, "an empty site", scene))
    return rows_of(found)


def killed(machine: Machine, kind: str, scene: Scene) -> Found:
    """Each kill on the same site, as it stands now."""
    found, before = Found(kind), machine.server.folder / "before"
    shutil.copytree(machine.var, before)
    untouched = ask_site(machine, "proof.digest()")
    seconds = load(machine, None)
    scene.say(f"{kind}: a whole load takes {seconds:.1f} s")
    for number in range(scene.rounds * EACH):
        put_back(machine, before)
        if load(machine, random.uniform(0.2, 1.0) * seconds) is not None:
            found.finished += 1
        found.ends.append(UNCHANGED if ask_site(machine, "proof.digest()") == untouched else COMPLETE)
        for problems in ask_site(machine, "proof.of_database()").values():
            found.wrong += problems
        again = subprocess.run(COMMAND, cwd=ROOT, env=machine.env, check=True, capture_output=True, text=True)
        if found.ends[-1] == COMPLETE and WHOLE not in again.stdout:
            found.ends[-1] = BETWEEN
        found.strays += ask_site(machine, "proof.strays()")
        scene.say(f"{kind}, kill {number + 1}: {found.ends[-1]}")
    put_back(machine, before)
    shutil.rmtree(before)
    return found


def load(machine: Machine, moment: float | None) -> float | None:
    """Load, and be killed at this moment; the seconds of a load that was over before."""
    began = time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, "--verbosity=0"],
        cwd=ROOT,
        env=machine.env,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert process.wait(moment) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None
    return time.monotonic() - began


def put_back(machine: Machine, before: Path) -> None:
    shutil.rmtree(machine.var)
    shutil.copytree(before, machine.var)


def rows_of(found: list[Found]) -> list[Row]:
    rows = []
    for each in found:
        count = each.ends.count
        cut = len(each.ends) - each.finished
        rows += [
            at_least(f"loads killed over {each.kind}", cut, 1 + len(each.ends) // 2),
            told("unchanged afterwards, complete afterwards", f"{count(UNCHANGED)}, {count(COMPLETE)}"),
            none_of("between", [end for end in each.ends if end == BETWEEN]),
            none_of("what the database, its index of search and its counts say wrong", each.wrong),
            none_of("files of pictures that no row names, after the next load", each.strays),
        ]
    return rows
