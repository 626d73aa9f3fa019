"""The disk is filled under editors who save, then read only; there is room again, and all goes on."""

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.config.test_disk import SENTENCE, full, mount
from tests.machines import Machine
from tests.torture.newsroom import Newsroom
from tests.torture.readers import Readers
from tests.torture.report import Row, Skipped, at_least, every, none_of, told
from tests.torture.sites import PAGES, Scene, ask_site, restart, serving

TITLE = "a disk that is full, or read only"
SIZE = "128m"
EDITORS, READERS = 10, 10
SECONDS = 6.0  # of each state of the disk
FEWEST = 3  # of each, in all rounds; a journal that was longer before has room for some saves
STATES = ["room", "full", "full, killed", "room again", "read only", "room at last"]
NO_ROOM = {"full", "full, killed", "read only"}


@dataclass
class Found:
    """What was seen in one state of the disk, in all rounds."""

    acknowledged: int = 0
    in_words: int = 0
    other: list[str] = field(default_factory=list)
    pages: int = 0
    odd_pages: list[str] = field(default_factory=list)


def run(scene: Scene) -> list[Row]:
    found = {state: Found() for state in STATES}
    with serving(scene.state, starts=False) as machine, on_a_disk(machine, scene):
        machine.server.start()
        newsroom = Newsroom(machine, EDITORS)
        for number in range(scene.rounds):
            one_round(machine, newsroom, found, f"d{number}")
            scene.say(
                f"round {number + 1}: " + ", ".join(f"{name} {each.in_words}" for name, each in found.items())
            )
        wrong = {**newsroom.judged(), **ask_site(machine, "proof.of_database()")}
    return rows_of(found, wrong)


@contextmanager
def on_a_disk(machine: Machine, scene: Scene) -> Iterator[None]:
    """Its state folder is a small disk of its own."""
    if not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(machine.var)):
        raise Skipped("only root may mount a disk of its own")
    try:
        shutil.copytree(scene.state, machine.var, dirs_exist_ok=True)
        yield
    finally:
        machine.server.stop()
        subprocess.run(["umount", "--lazy", str(machine.var)], check=True)


def one_round(machine: Machine, newsroom: Newsroom, found: dict[str, Found], name: str) -> None:
    """All states in their order. The disk fills up while people save."""

    def watch(state: str, act: Callable[[], object] = lambda: None) -> None:
        mark = f"{name}s{STATES.index(state)}"
        with watching(machine, newsroom, found[state], mark):
            act()
            time.sleep(SECONDS)

    watch("room")
    with contextlib.ExitStack() as stack:
        watch("full", lambda: stack.enter_context(full(machine)))
        machine.server.kill()
        restart(machine)
        watch("full, killed")
    watch("room again")
    machine.server.stop()
    assert mount("-o", "remount,ro", str(machine.var))
    machine.server.start()
    watch("read only")
    assert mount("-o", "remount,rw", str(machine.var))
    watch("room at last")


@contextmanager
def watching(machine: Machine, newsroom: Newsroom, found: Found, mark: str) -> Iterator[None]:
    """People read and save meanwhile."""
    readers = Readers(machine, PAGES, READERS)
    threads = [*newsroom.begin(mark), *readers.begin()]
    yield
    newsroom.stop.set()
    readers.stop.set()
    for thread in threads:
        thread.join()
    found.acknowledged += newsroom.acknowledged(mark)
    for save in newsroom.saves(mark):
        if save.status == 503 and SENTENCE in save.said and save.gives_back:
            found.in_words += 1
        elif not save.is_acknowledged:
            found.other.append(str(save))
    found.other += map(str, [*newsroom.broken, *newsroom.unseen])
    newsroom.broken.clear()
    newsroom.unseen.clear()
    found.pages += len(readers.milliseconds)
    found.odd_pages += readers.odd


def rows_of(found: dict[str, Found], wrong: dict[str, list[str]]) -> list[Row]:
    rows = []
    for state, each in found.items():
        if state in NO_ROOM:
            rows += [
                told(f"{state}: saves acknowledged", each.acknowledged),
                at_least(
                    f"{state}: saves refused in words, the typed text in the form", each.in_words, FEWEST
                ),
            ]
        else:
            rows.append(at_least(f"{state}: saves acknowledged", each.acknowledged, FEWEST))
        rows.append(every(f"{state}: pages read", each.pages - len(each.odd_pages), each.pages))
    return [
        *rows,
        none_of("other answers to a save", [text for each in found.values() for text in each.other]),
        none_of("pages that were not shown", [text for each in found.values() for text in each.odd_pages]),
        none_of("acknowledged saves lost", wrong.pop("lost")),
        none_of("half saves", wrong.pop("half")),
        none_of(
            "what the database, its index of search and its counts say wrong",
            [text for each in wrong.values() for text in each],
        ),
    ]
