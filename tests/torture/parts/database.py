"""PostgreSQL is restarted, broken off, stopped and started under people who read and save."""

import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests import with_postgres
from tests.clusters import Cluster, cluster
from tests.config.test_disk import SENTENCE
from tests.machines import Machine
from tests.torture.editor import Save
from tests.torture.newsroom import Newsroom
from tests.torture.readers import Readers
from tests.torture.report import Row, Skipped, at_least, at_most, every, none_of, told
from tests.torture.sites import PAGES, Scene, ask_site, database, serving

TITLE = "PostgreSQL restarted, broken off, stopped and started again"
EDITORS, READERS = 10, 10
SECONDS = 5.0  # of each state
ASKED = 16  # pages that nobody asked for before, more than there are threads
SOONEST = 2.0  # seconds until a reader is told that the database is away
FEWEST = 5


@dataclass
class Found:
    """What was seen in all rounds."""

    saves: list[Save] = field(default_factory=list)  # while it was restarted or broken off
    pages: int = 0
    put_off: int = 0
    wrong: list[str] = field(default_factory=list)
    away: list[Save] = field(default_factory=list)  # sent while it was away
    again: list[Save] = field(default_factory=list)  # the same forms, sent once more
    held: int = 0
    told: list[float] = field(default_factory=list)  # seconds until an answer without the database
    back: int = 0  # pages answered at once when it was back


def run(scene: Scene) -> list[Row]:
    found = Found()
    try:
        with cluster() as server, serving(scene.state, starts=False) as machine:
            move(machine, server)
            scene.say("the site has moved to PostgreSQL")
            machine.server.start()
            newsroom = Newsroom(machine, EDITORS)
            for number in range(scene.rounds):
                under_people(machine, newsroom, found, f"r{number}", lambda: (server.stop(), server.start()))
                under_people(machine, newsroom, found, f"q{number}", lambda: break_off(server))
                away(machine, newsroom, server, found, f"a{number}")
                scene.say(f"round {number + 1}: {len(found.wrong)} wrong")
            wrong = {**newsroom.judged(), **ask_site(machine, "proof.of_database()")}
    except with_postgres.Unavailable as reason:
        raise Skipped(str(reason)) from reason
    return rows_of(found, wrong, scene.rounds)


def move(machine: Machine, server: Cluster) -> None:
    """As docs/staff.md says: packed from SQLite, unpacked into PostgreSQL."""
    pack = machine.server.folder / "site.pack"
    machine.manage("pack", str(pack), "--verbosity=0")
    database(machine).unlink()
    shutil.rmtree(machine.var / "media")
    machine.env["DATABASE_URL"] = server.url
    machine.manage("migrate", "--verbosity=0")
    machine.manage("unpack", str(pack), "--verbosity=0")


def break_off(server: Cluster) -> None:
    """At once, in the middle of everything; it mends itself when it is started again."""
    assert server.server is not None
    server.server.send_signal(signal.SIGQUIT)
    server.server.wait()
    server.start()


def under_people(
    machine: Machine, newsroom: Newsroom, found: Found, name: str, act: Callable[[], object]
) -> None:
    """They read and save before, meanwhile and afterwards."""
    readers = Readers(machine, PAGES, READERS, may_be_put_off=True)
    threads = [*newsroom.begin(name), *readers.begin()]
    time.sleep(SECONDS)
    act()
    time.sleep(SECONDS)
    newsroom.stop.set()
    readers.stop.set()
    for thread in threads:
        thread.join()
    found.saves += newsroom.saves(name)
    unseen = [
        each for each in newsroom.unseen if "(503)" not in each
    ]  # it went between the save and the look
    found.wrong += map(str, [*newsroom.broken, *unseen, *readers.odd])
    newsroom.broken.clear()
    newsroom.unseen.clear()
    found.wrong += [
        str(save) for save in newsroom.saves(name) if not (save.is_acknowledged or is_in_words(save))
    ]
    found.pages += len(readers.milliseconds)
    found.put_off += readers.put_off


def away(machine: Machine, newsroom: Newsroom, server: Cluster, found: Found, name: str) -> None:
    """Forms are open when it goes; it comes back, and they are sent again."""
    for page in PAGES:
        machine.ask(page)
    forms = [editor.open_form(f"{name}e{editor.number}n0z") for editor in newsroom.editors]
    server.stop()
    found.away += [send() for send in forms]
    found.held += sum(machine.ask(page)[0] == 200 for page in PAGES)
    for number in range(ASKED):
        began = time.monotonic()
        status, _page, headers = machine.ask(unkept(name, number))
        found.told.append(time.monotonic() - began)
        if (status, "Retry-After" in headers) != (503, True):
            found.wrong.append(f"without the database: {status}")
    server.start()
    found.back += sum(machine.ask(unkept(name, number))[0] == 200 for number in range(ASKED))
    found.again += [send() for send in forms]


def unkept(name: str, number: int) -> str:
    return f"/search/?q={name}+{number}"


def is_in_words(save: Save) -> bool:
    return save.status == 503 and save.gives_back and save.is_refused_in_words


def rows_of(found: Found, wrong: dict[str, list[str]], rounds: int) -> list[Row]:
    taken = sum(save.is_acknowledged for save in found.saves)
    in_words = sum(map(is_in_words, found.saves))
    kept = sum(SENTENCE in save.said and is_in_words(save) for save in found.away)
    return [
        told("rounds: a restart, a crash, and gone for a while", rounds),
        at_least("saves acknowledged around restarts and crashes", taken, FEWEST * rounds),
        told("saves put off in words meanwhile", in_words),
        every(
            "saves acknowledged or put off in words, the typed text kept", taken + in_words, len(found.saves)
        ),
        told(
            "pages read around them, of these put off with `Retry-After`",
            f"{found.pages:,}, {found.put_off:,}",
        ),
        every("while it was away: pages shown that were kept", found.held, len(PAGES) * rounds),
        at_most(
            "while it was away: longest until 503 with `Retry-After`",
            max(found.told, default=99),
            SOONEST,
            " s",
        ),
        every(
            "while it was away: saves refused in words, the typed text in the form", kept, EDITORS * rounds
        ),
        every(
            "when it was back: pages answered at the first try, without a restart", found.back, ASKED * rounds
        ),
        every(
            "when it was back: the same forms sent again and taken",
            sum(save.is_acknowledged for save in found.again),
            EDITORS * rounds,
        ),
        none_of("any other answer", found.wrong),
        none_of("acknowledged saves lost", wrong.pop("lost")),
        none_of("half saves", wrong.pop("half")),
        none_of("what index and counts say wrong", [text for each in wrong.values() for text in each]),
    ]
