"""The server is killed under editors who save."""

import random
import time
from typing import Any

from tests.machines import Machine
from tests.torture.accounts import EDITORS
from tests.torture.newsroom import Newsroom
from tests.torture.report import Row, at_least, at_most, every, none_of, told
from tests.torture.sites import (
    PAGES,
    Scene,
    ask_site,
    failures_in_log,
    restart,
    serving,
    unanswered,
)

TITLE = "`kill -9` of the server under editors who save"
SECONDS = (3.0, 10.0)  # until the kill, once the first saves are through: opening so many forms takes a while
FEWEST = 5  # saves acknowledged in a round; with fewer it would prove nothing
PATIENCE = 120  # seconds, for the first of them
SOONEST = 15.0  # seconds until a reader is answered again


def run(scene: Scene) -> list[Row]:
    rounds = []
    with serving(scene.state) as machine:
        newsroom = Newsroom(machine, EDITORS)
        for number in range(scene.rounds):
            rounds.append(one_round(machine, newsroom, f"k{number}"))
            scene.say(
                f"round {number + 1}: {rounds[-1]['acknowledged']} saves acknowledged, {rounds[-1]['cut']} cut"
            )
    return rows_of(rounds)


def one_round(machine: Machine, newsroom: Newsroom, name: str) -> dict[str, Any]:
    """Save, be killed, come back; what was found then."""
    threads = newsroom.begin(name)
    patience = time.monotonic() + PATIENCE
    while newsroom.acknowledged(name) < FEWEST and time.monotonic() < patience and not newsroom.broken:
        time.sleep(0.01)
    time.sleep(random.uniform(*SECONDS))
    newsroom.stop.set()  # nobody begins another one; those in the middle are cut
    machine.server.kill()
    for thread in threads:
        thread.join()
    failed = failures_in_log(machine)
    seconds = restart(machine)
    return {
        "acknowledged": newsroom.acknowledged(name),
        "cut": sum(save.status == 0 for save in newsroom.saves(name)),
        "refused": [save for save in newsroom.saves(name) if save.status not in (0, 302)],
        "broken": [*newsroom.broken, *newsroom.unseen],
        "failed": failed,
        "seconds": seconds,
        "unanswered": unanswered(machine, [*PAGES, *newsroom.addresses.values()]),
        **newsroom.judged(),
        **ask_site(machine, "proof.of_database()"),
    }


def rows_of(rounds: list[dict[str, Any]]) -> list[Row]:
    """What all rounds say together."""

    def all_of(kind: str) -> list[Any]:
        return [each for found in rounds for each in found[kind]]

    acknowledged = [found["acknowledged"] for found in rounds]
    sound = sum(not (found["integrity"] or found["keys"]) for found in rounds)
    return [
        told("rounds, each ended by `kill -9` of all processes at one moment", len(rounds)),
        told(f"saves acknowledged to {EDITORS} editors", sum(acknowledged)),
        at_least("saves acknowledged in the poorest round", min(acknowledged, default=0), FEWEST),
        told("saves cut before their answer", sum(found["cut"] for found in rounds)),
        none_of(
            "acknowledged saves lost: the text, its revision, or a later text in its place", all_of("lost")
        ),
        none_of(
            "half saves: words, tags, provinces, revision and log that do not go together", all_of("half")
        ),
        every("`integrity_check` and `foreign_key_check` without a word", sound, len(rounds)),
        none_of("differences between the texts and the index of search", all_of("index")),
        none_of("days with a wrong number of articles", all_of("days")),
        none_of("pages not answered afterwards", all_of("unanswered")),
        none_of(
            "saves refused or not shown to the next reader, failures in the log, before the kill",
            all_of("refused") + all_of("failed") + all_of("broken"),
        ),
        at_most(
            "longest until a reader was answered again",
            max((found["seconds"] for found in rounds), default=0.0),
            SOONEST,
            " s",
        ),
    ]
