"""Sites: a filled site made once, and copies of it that are served by gunicorn and may be destroyed."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import scratch
from config.workers import WORKERS
from tests.machines import APPLICATION, Machine

ARTICLES = 2_000  # beside those of the fixtures
LONGEST_START = 60  # seconds
PAGES = ["/", "/articles/", "/vi/", "/provinces/", "/tags/", "/search/?q=border", "/feeds/articles.atom"]
# As behind a proxy, which alone can say who comes. Without HTTPS there is no second factor (config/settings.py).
SETTINGS = {"BEHIND_PROXY": "on"}


@dataclass(frozen=True)
class Scene:
    """What a part is handed."""

    state: Path  # of the filled site, to be copied
    rounds: int
    say: Callable[[str], None]


def filled(folder: Path, say: Callable[[str], None]) -> Path:
    """The state folder of a site with articles and people, kept between runs."""
    state = scratch.filled_site(folder, count=ARTICLES, seed=1, say=say)
    scratch.manage(
        state, "shell", "--verbosity=0", "--command", "from tests.torture import people; people.make()"
    )
    return state


@contextmanager
def serving(
    state: Path, *, starts: bool = True, application: str = APPLICATION, **settings: str
) -> Iterator[Machine]:
    """A copy of the site, served until the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="bp-"))  # short: the path of a socket may have 107 characters
    machine = Machine(folder, SETTINGS | settings, workers=WORKERS, application=application)
    try:
        shutil.copytree(state, machine.var, dirs_exist_ok=True)
        if starts:
            machine.server.start()
        yield machine
    finally:
        machine.server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def database(machine: Machine) -> Path:
    return machine.var / "borderpost.sqlite3"


def ask_site(machine: Machine, call: str) -> Any:
    """What a function of `people` or `proof` returns in a process with the site's own settings and database."""
    code = f"import json; from tests.torture import people, proof; print('=', json.dumps({call}))"
    said = machine.manage("shell", "--verbosity=0", "--command", code)
    return json.loads(said.rpartition("= ")[2])


def restart(machine: Machine) -> float:
    """Start it again after a kill; the seconds until it answers a reader."""
    began = time.monotonic()
    machine.server.start()
    while machine.ask("/articles/")[0] != 200:
        if time.monotonic() - began > LONGEST_START:
            raise AssertionError((machine.server.folder / "log").read_text())
    return time.monotonic() - began


def unanswered(machine: Machine, pages: list[str]) -> list[str]:
    """Those of the pages that are not shown."""
    return [page for page in pages if machine.ask(page)[0] != 200]


def failures_in_log(machine: Machine) -> list[str]:
    """The last line of each traceback that the server has written since it was started."""
    found, inside = [], False
    for line in (machine.server.folder / "log").read_text(errors="replace").splitlines():
        if line.startswith("Traceback "):
            inside = True
        elif inside and line and not line.startswith(" "):
            found.append(line)
            inside = False
    return found
