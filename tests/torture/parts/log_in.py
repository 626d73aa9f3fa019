"""Whether an account exists cannot be told from a log-in that fails: not by its time, and not by its page."""

import random
import re
import time
from statistics import median

from benchmarks.forms import sent_of
from tests.machines import Machine
from tests.torture.accounts import EDITORS, PASSWORD, name_of, off_name_of
from tests.torture.editor import LOG_IN, Editor
from tests.torture.report import Row, at_least, at_most, none_of, told
from tests.torture.sites import Scene, failures_in_log, serving

TITLE = "a log-in that fails, of accounts that are known, unknown and switched off"
WRONG = "a wrong password"
FARTHEST = 10.0  # per cent of the median of a known account
# A try each for so many accounts, each from an address of its own: nobody is slowed down, the check itself is timed.
KINDS = {
    "known": (name_of, WRONG),
    "unknown": (lambda number: f"nobody-{number:03}", WRONG),
    "switched off": (off_name_of, WRONG),
    "switched off, its right password": (off_name_of, PASSWORD),
}
# What differs between any two pages: tokens, the nonce, and the name that was typed.
OF_ONE_PAGE = re.compile(
    r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|name="username" value="[^"]*"'
)


def run(scene: Scene) -> list[Row]:
    tries = [(kind, number) for kind in KINDS for number in range(EDITORS)]
    random.shuffle(tries)
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    answers: dict[str, list[str]] = {kind: [] for kind in KINDS}
    with serving(scene.state) as machine:
        for place, (kind, number) in enumerate(tries):
            took, answer = one_try(machine, kind, number, place)
            seconds[kind].append(took)
            answers[kind].append(answer)
            if place % EDITORS == 0:
                scene.say(f"{place:,} of {len(tries):,} tries")
        failed = failures_in_log(machine)
    return rows_of(seconds, answers, failed)


def one_try(machine: Machine, kind: str, number: int, place: int) -> tuple[float, str]:
    """Seconds, and the status and page without what is of this page alone; by a browser that was never here."""
    browser, (name, password) = (
        Editor(machine, number, address=f"10.0.{place // 250}.{place % 250 + 1}"),
        KINDS[kind],
    )
    _status, page, _headers = browser.ask(LOG_IN)
    form = sent_of(page, "login-form") | {"username": [name(number)], "password": [password]}
    began = time.perf_counter()
    status, page, _headers = browser.ask(LOG_IN, form)
    return time.perf_counter() - began, f"{status} {OF_ONE_PAGE.sub('', page)}"


def rows_of(seconds: dict[str, list[float]], answers: dict[str, list[str]], failed: list[str]) -> list[Row]:
    middle = {kind: median(took) for kind, took in seconds.items()}
    base = middle["known"]
    apart = max(abs(found - base) / base * 100 for found in middle.values())
    pages = {answer for found in answers.values() for answer in found}
    return [
        at_least("tries of each kind, in an order drawn by lot", min(map(len, seconds.values())), EDITORS),
        *(told(f"median, {kind}", f"{found * 1_000:.1f} ms") for kind, found in middle.items()),
        at_most("farthest from the median of known ones", apart, FARTHEST, " %"),
        none_of("pages that differ from the first", sorted(pages)[1:]),
        none_of("failures in the log", failed),
    ]
