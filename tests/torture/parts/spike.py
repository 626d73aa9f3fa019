"""Readers ask for five hundred pages a second; then ten times as many come for a minute, while an editor saves."""

import time

from benchmarks.load import Rate
from tests.machines import Machine
from tests.torture.newsroom import Newsroom
from tests.torture.readers import Readers
from tests.torture.report import Row, at_least, at_most, none_of, told
from tests.torture.sites import PAGES, Scene, ask_site, failures_in_log, serving

TITLE = "five hundred pages a second, then ten times the readers for a minute"
ARTICLES = 90
READERS, TIMES = 24, 10
REST = 0.04  # seconds between two pages of a reader: all together ask for 600 pages a second
USUAL, SPIKE = 20.0, 60.0  # seconds
FEWEST = 10  # saves during the spike; fewer would prove nothing
PAGES_A_SECOND, SLOWEST, SAVED_WITHIN, FAILED = 500, 200.0, 2.0, 0.1


def run(scene: Scene) -> list[Row]:
    with serving(scene.state) as machine:
        newsroom = Newsroom(machine, 1)
        published = ask_site(machine, f"proof.published({ARTICLES + 1})")[1:]  # the first is the editor's
        pages = [*PAGES, *ask_site(machine, f"proof.addresses({published})").values()]
        for page in pages:
            machine.ask(page)
        usual, odd = read(machine, pages, READERS, USUAL)
        scene.say(f"{usual.rate:,.0f} pages a second, the slowest of a hundred {usual.p99:,.0f} ms")
        editing = newsroom.begin("s")
        spike, odd_in_spike = read(machine, pages, READERS * TIMES, SPIKE)
        newsroom.stop.set()
        for thread in editing:
            thread.join()
        failed = failures_in_log(machine)
    saves = [save.seconds for save in newsroom.saves() if save.is_acknowledged]
    return rows_of(usual, odd, spike, odd_in_spike, saves, [*failed, *newsroom.broken, *newsroom.unseen])


def read(machine: Machine, pages: list[str], size: int, seconds: float) -> tuple[Rate, list[str]]:
    """What so many readers got in so many seconds, and the answers that were no page."""
    readers = Readers(machine, pages, size, rest=REST)
    threads = readers.begin()
    time.sleep(seconds)
    rate = readers.rate()
    readers.stop.set()
    for thread in threads:
        thread.join()
    return rate, readers.odd


def rows_of(
    usual: Rate,
    odd: list[str],
    spike: Rate,
    odd_in_spike: list[str],
    saves: list[float],
    failed: list[object],
) -> list[Row]:
    share = 100 * len(odd_in_spike) / (spike.answers or 1)
    return [
        at_least(f"pages a second to {READERS} readers", int(usual.rate), PAGES_A_SECOND),
        at_most("the slowest of a hundred", usual.p99, SLOWEST, " ms"),
        none_of("answers other than a page", odd),
        told(f"pages a second to {READERS * TIMES} readers", int(spike.rate)),
        told("the slowest of a hundred then", f"{spike.p99:,.0f} ms"),
        at_most("answers other than a page then", share, FAILED, " %"),
        at_least("saves acknowledged meanwhile", len(saves), FEWEST),
        at_most("the slowest of them", max(saves, default=0.0), SAVED_WITHIN, " s"),
        none_of("failures in the log, saves without an answer, changes not shown", failed),
    ]
