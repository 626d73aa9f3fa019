"""Rounds: the servers of our site, the floor and the peer asked in turn, so that a busy moment slows all of them."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import load, scratch
from benchmarks.load import Rate
from benchmarks.servers import Server, serving

CONSTANT = "/constant/"
NOTHING_KEPT = {"KEPT_PAGES_BYTES": "0"}  # each page is rendered when it is asked for
COLD, WARM = "cold", "warm"


@dataclass(frozen=True)
class Plan:
    """How long, how often, by how many connections; `headers` are sent with each request.

    With `requests` each page is asked so often instead of so long, as on a machine that is shared with others.
    """

    seconds: float
    requests: int
    rounds: int
    connections: int
    headers: dict[str, str]


@dataclass(frozen=True)
class Folders:
    """The state of our site; the peer's Python and state, None where it is left out."""

    scratch: Path
    site: Path
    peer: tuple[str, Path] | None


@dataclass(frozen=True)
class Done(Rate):
    """`cpu` are the milliseconds of processor time that the server's workers spent on an answer."""

    cpu: float


@contextmanager
def running(folders: Folders, which: str, *, mode: str = COLD) -> Iterator[Server]:
    """One of `site`, `floor`, `peer`. The floor keeps nothing: its view is called each time."""
    log = folders.scratch / f"{which}.log"
    if which == "peer":
        python, state = folders.peer or ("", Path())
        env = os.environ | {"PEER_VAR": str(state)}
        env.pop("DJANGO_SETTINGS_MODULE", None)
        folder, application = scratch.ROOT / "benchmarks" / "peer", "newspaper.wsgi"
    else:
        kept = NOTHING_KEPT if mode == COLD or which == "floor" else {}
        settings = "benchmarks.floor.settings" if which == "floor" else "config.settings"
        env = scratch.environment(folders.site, DJANGO_SETTINGS_MODULE=settings, **kept)
        if not kept:
            env.pop("KEPT_PAGES_BYTES", None)
        python, folder, application = scratch.PYTHON, scratch.ROOT, "config.wsgi"
    with serving(python, application, folder=folder, env=env, log=log) as server:
        yield server


def compare(
    folders: Folders,
    paths: dict[str, str],
    peers: dict[str, str],
    plan: Plan,
    *,
    mode: str,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """For each page by name what `site`, `floor` and, where it has one, `peer` did: a list with one `Done` each round.

    `memory` has the largest worker of each server in MB. A page that fails is told of and left out.
    """
    names = ["site", "floor", *(["peer"] if folders.peer else [])]
    rates: dict[str, dict[str, list[Done]]] = {}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(running(folders, name, mode=mode)) for name in names}
        for place in range(plan.rounds):
            for page, path in paths.items():
                asked = {"site": path, "floor": CONSTANT}
                if folders.peer and page in peers:
                    asked["peer"] = peers[page]
                say(f"{mode}, round {place + 1} of {plan.rounds}: {page}")
                try:
                    found = {name: _rate(servers[name], one, plan, mode) for name, one in asked.items()}
                except load.Failed as failed:
                    say(f"left out: {failed}")
                    continue
                for name, rate in found.items():
                    rates.setdefault(page, {}).setdefault(name, []).append(rate)
        memory = {name: server.peak_memory() for name, server in servers.items()}
    return {"rates": rates, "memory": memory}


def _rate(server: Server, path: str, plan: Plan, mode: str) -> Done:
    if mode == WARM:  # both processes have it before it counts
        _ask_once(server, [path] * 16, plan)
    if plan.requests:
        return _done(server, lambda: _ask_once(server, [path] * plan.requests, plan))
    return _done(server, lambda: _ask_long(server, [path], plan, plan.seconds))


def _ask_once(server: Server, paths: list[str], plan: Plan) -> Rate:
    return load.measure_many(server.port, paths, connections=plan.connections, headers=plan.headers)


def _ask_long(server: Server, paths: list[str], plan: Plan, seconds: float) -> Rate:
    return load.measure(
        server.port, paths, seconds=seconds, connections=plan.connections, headers=plan.headers
    )


def _done(server: Server, ask: Callable[[], Rate]) -> Done:
    before = server.processor_seconds()
    rate = ask()
    spent = server.processor_seconds() - before
    return Done(**asdict(rate), cpu=spent / rate.answers * 1_000 if rate.answers else 0.0)


def peer_constant(folders: Folders, plan: Plan) -> list[Done]:
    """What the peer's own floor is."""
    with running(folders, "peer") as server:
        return [_rate(server, CONSTANT, plan, COLD) for _round in range(plan.rounds)]


def stored(folders: Folders, paths: list[str], plan: Plan) -> dict[str, list[Done]]:
    """Pages that another process has rendered, each asked once of a process just started, and as many of the floor.

    By threads of Python on both sides, as `wrk` cannot ask each address once. Under one host name: pages are kept by
    it, and each server has a port of its own.
    """
    plan = replace(plan, headers=plan.headers | {"Host": "localhost"})
    with running(folders, "site", mode=WARM) as server:
        _ask_once(server, paths, plan)
    found: dict[str, list[Done]] = {"site": [], "floor": []}
    for _round in range(plan.rounds):
        for which, asked in (("site", paths), ("floor", [CONSTANT] * len(paths))):
            with running(folders, which, mode=WARM) as server:
                _ask_once(server, ["/healthz" if which == "site" else CONSTANT] * 16, plan)
                found[which].append(_done(server, partial(_ask_once, server, asked, plan)))
    return found


def publishing(
    folders: Folders, paths: list[str], plan: Plan, publish: Callable[[], None]
) -> dict[str, list[Done]]:
    """These pages in turn: `quiet` while nothing happens, `busy` while `publish` is called each second."""
    found: dict[str, list[Done]] = {"quiet": [], "busy": []}
    with running(folders, "site", mode=WARM) as server:
        _ask_once(server, paths * 4, plan)
        for _round in range(plan.rounds):
            for what, done in found.items():
                with _each_second(publish if what == "busy" else None):
                    done.append(_done(server, partial(_ask_long, server, paths, plan, max(3, plan.seconds))))
    return found


@contextmanager
def _each_second(call: Callable[[], None] | None) -> Iterator[None]:
    ended = threading.Event()

    def go_on() -> None:
        while not ended.wait(1):
            if call:
                call()

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
