"""The clock of the server is set forward and back, and an article that is scheduled comes and goes with it."""

import re
from pathlib import Path
from typing import Any

from tests.machines import Machine
from tests.torture.editor import Editor
from tests.torture.report import Row, at_least, every, none_of, told
from tests.torture.sites import Scene, ask_site, failures_in_log, serving

TITLE = "a clock that is set forward and back"
MINUTE, HOUR, DAY = 60, 3_600, 86_400
DUE = HOUR  # seconds from now
# How far the clock is off, one after another; each page is asked of both processes.
STEPS = [0, HOUR - MINUTE, HOUR + MINUTE, 0, DAY, HOUR - MINUTE, -DAY, 0, HOUR + MINUTE]
TIMES = 4
WORD = "quexavoltclock"
TAG = re.compile(r"</?mark[^>]*>")
LISTS = ["/", "/articles/", "/feeds/articles.atom", "/feeds/articles.json", f"/search/?q={WORD}"]


def run(scene: Scene) -> list[Row]:
    clock = scene.state.parent / "clock"
    set_to(clock, 0)
    found: dict[str, Any] = {"steps": 0, "shown": 0, "hidden": 0, "wrong": [], "saved": 0}
    with serving(scene.state, application="tests.torture.set_clock", SET_CLOCK=str(clock)) as machine:
        page = ask_site(machine, f"proof.schedule({WORD!r}, {DUE})")
        for (
            step
        ) in STEPS:  # nobody writes meanwhile: pages stay in the memory of the server from step to step
            set_to(clock, step)
            one_step(machine, page, step, found)
            scene.say(f"clock {step:+,} s: {len(found['wrong'])} wrong")
        for number, step in enumerate(STEPS):
            set_to(clock, step)
            found["saved"] += saves(machine, number)
        found["failed"] = failures_in_log(machine)
    return rows_of(found)


def set_to(clock: Path, seconds: int) -> None:
    clock.write_text(str(seconds))


def one_step(machine: Machine, page: str, step: int, found: dict[str, Any]) -> None:
    """Every list and the page itself, as the clock now says."""
    is_due = step >= DUE
    found["steps"] += 1
    for path in [page, *LISTS]:
        for _time in range(TIMES):
            status, body, _headers = machine.ask(path)
            # With its colon, which is in no address: a page that is not there says the words of its address.
            is_shown = f"Due: {WORD}" in TAG.sub("", body.decode())
            expected = (200 if is_due or path != page else 404, is_due)
            if (status, is_shown) != expected:
                found["wrong"].append(f"{path} by a clock of {step:+d} s: {status}, shown: {is_shown}")
            found["shown" if is_due else "hidden"] += 1


def saves(machine: Machine, number: int) -> bool:
    """Whether an editor can log in and save at this time."""
    editor = Editor(machine, number)
    editor.log_in()
    return editor.write(f"clock{number}").is_acknowledged


def rows_of(found: dict[str, Any]) -> list[Row]:
    asked = found["shown"] + found["hidden"]
    return [
        told("times the clock was set, by up to a day", found["steps"]),
        at_least("pages asked while the article was due", found["shown"], TIMES * len(LISTS)),
        at_least("pages asked while it was not", found["hidden"], TIMES * len(LISTS)),
        every("pages right, from memory or made anew", asked - len(found["wrong"]), asked),
        none_of("pages that showed it too early, or lacked it", found["wrong"]),
        every("log-ins and saves at these times", found["saved"], found["steps"]),
        none_of("failures in the log", found["failed"]),
    ]
