"""Two hundred editors save while fifty readers read."""

import time
from statistics import median

from tests.torture.accounts import EDITORS
from tests.torture.editor import LOCKED, Save
from tests.torture.newsroom import Newsroom
from tests.torture.readers import Readers
from tests.torture.report import Row, at_least, every, none_of, told
from tests.torture.sites import PAGES, Scene, ask_site, failures_in_log, serving

TITLE = f"{EDITORS} editors save while 50 readers read"
READERS = 50
EACH = 3  # saves of an editor
LONGEST = 900  # seconds


def run(scene: Scene) -> list[Row]:
    with serving(scene.state) as machine:
        newsroom = Newsroom(machine, EDITORS)
        scene.say(f"{EDITORS} editors are logged in")
        readers = Readers(machine, [*PAGES, *newsroom.addresses.values()], READERS)
        reading = readers.begin()
        began = time.monotonic()
        for thread in newsroom.begin("c", EACH):
            thread.join(max(1.0, began + LONGEST - time.monotonic()))
        newsroom.stop.set()
        seconds = time.monotonic() - began
        rate = readers.rate()
        readers.stop.set()
        for thread in reading:
            thread.join()
        failed = failures_in_log(machine)
        wrong = {**newsroom.judged(), **ask_site(machine, "proof.of_database()")}
    saves = newsroom.saves()
    return [
        told("seconds", round(seconds)),
        *rows_of_saves(saves, EDITORS * EACH),
        told("pages read meanwhile, a second", f"{rate.answers:,}, {rate.rate:,.1f}"),
        told(
            "a page: median and slowest",
            f"{rate.p50 / 1_000:.2f} s, {max(readers.milliseconds) / 1_000:.2f} s",
        ),
        none_of("pages not shown", readers.odd),
        none_of("changed public texts that the next reader was not shown", newsroom.unseen),
        none_of("failures in the log, saves without an answer", [*failed, *newsroom.broken]),
        none_of("acknowledged saves lost", wrong.pop("lost")),
        none_of("half saves", wrong.pop("half")),
        none_of(
            "what the database, its index of search and its counts say wrong",
            [each for found in wrong.values() for each in found],
        ),
    ]


def rows_of_saves(saves: list[Save], wanted: int) -> list[Row]:
    done = [save for save in saves if save.is_acknowledged]
    in_words = [save for save in saves if not save.is_acknowledged and save.is_refused_in_words]
    seconds = [save.seconds for save in saves] or [0.0]
    return [
        at_least("saves acknowledged", len(done), wanted * 9 // 10),
        told("saves refused in words", len(in_words)),
        every("saves acknowledged, or refused in words", len(done) + len(in_words), wanted),
        none_of("errors of locks shown to a person", [save for save in saves if LOCKED.search(save.said)]),
        told("a save: median and slowest", f"{median(seconds):.2f} s, {max(seconds):.2f} s"),
    ]
