"""What is acknowledged is on the disk: each answer to a save comes after the system was told to write it through.

The end of a process loses nothing that the system has; the end of the power does. Nobody cuts the power here: the
server's calls to the system are written down, and their order is read.
"""

import re
import shutil
from collections.abc import Iterable

from tests.torture.editor import Editor
from tests.torture.report import Row, Skipped, at_least, every, told
from tests.torture.sites import Scene, serving

TITLE = "each save is written through to the disk before it is acknowledged"
SAVES = 20
WATCHED = "fsync,fdatasync,sendto,sendmsg,write"
CALL = re.compile(r"(?P<thread>\d+) (?P<name>\w+)\((?P<rest>.*)")
ANSWER = '"HTTP/1.1 302'


def run(scene: Scene) -> list[Row]:
    if not (program := shutil.which("strace")):
        raise Skipped("strace is not installed (on Debian: apt-get install strace)")
    with serving(scene.state, starts=False) as machine:
        calls = machine.server.folder / "calls"
        watch = [program, "-f", "-qq", "-s", "24", "-e", f"trace={WATCHED}", "-o", str(calls)]
        machine.server.command = [*watch, *machine.server.command]
        machine.server.start()
        editor = Editor(machine, 0)
        try:
            editor.log_in()
            saves = [editor.write(f"synced{number}") for number in range(SAVES)]
        finally:
            machine.server.kill()  # strace lets its own program end first, and waits
        answers = order_of(calls.read_text(encoding="utf-8", errors="replace").splitlines())
    return rows_of(sum(save.is_acknowledged for save in saves), answers)


def order_of(calls: Iterable[str]) -> list[int]:
    """For each answer that leads on, how often its thread had written through since its last answer."""
    since: dict[str, int] = {}
    found = []
    for call in filter(None, map(CALL.match, calls)):
        thread, rest = call["thread"], call["rest"]
        if call["name"] in ("fsync", "fdatasync"):
            since[thread] = since.get(thread, 0) + 1
        elif '"HTTP/1.1 ' in rest:
            if ANSWER in rest:
                found.append(since.get(thread, 0))
            since[thread] = 0
    return found


def rows_of(acknowledged: int, answers: list[int]) -> list[Row]:
    """The log-in leads on as well."""
    return [
        at_least("saves acknowledged", acknowledged, SAVES),
        at_least("answers seen that lead on, the log-in among them", len(answers), acknowledged + 1),
        every("of these after the disk had it", sum(number > 0 for number in answers), len(answers)),
        told(
            "times it was told to, for an answer: fewest and most",
            f"{min(answers, default=0)} and {max(answers, default=0)}",
        ),
    ]
