"""The grammar of the payloads. `corpus()` is all that it writes, `sample()` a part in which each rule has its say."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from tests.payloads.vectors import (
    AROUND,
    CARRIERS,
    CODE,
    CODES,
    EVENTS,
    FIRES,
    LEADS,
    NUMBER,
    OPENED,
    SCHEMES,
    SPELLINGS,
)


@dataclass(frozen=True)
class Payload:
    """`kind` names the rule; `alone`: nothing may stand behind it on a page."""

    kind: str
    written: str
    alone: bool = False

    def numbered(self, number: int) -> str:
        return self.written.replace(NUMBER, str(number))


def _entities(text: str) -> str:
    return "".join(each if each in NUMBER else f"&#{ord(each)};" for each in text)


def _hexadecimal(text: str) -> str:
    return "".join(each if each in NUMBER else f"&#x{ord(each):04X};" for each in text)


def _written() -> Iterator[tuple[str, str]]:
    """What runs, in every spelling. The first of each pair names the rule."""
    for form in FIRES:
        yield f"fires {form[:20]}", form.replace("{}", CODE)
    for number, code in enumerate(CODES):
        for form in FIRES[3:8:2] + SPELLINGS[:3]:
            yield f"code {number}", form.replace("{}", code)
            yield f"code {number}", form.replace("{}", _entities(code))
            yield f"code {number}", form.replace("{}", _hexadecimal(code))
    for form in SPELLINGS:
        yield f"spelled {form[:20]}", form.replace("{}", CODE)
    for event in EVENTS:
        for carrier in CARRIERS:
            yield f"event {event}", f"<{carrier} on{event}={CODE}>x</{carrier.split()[0]}>"


def _leading() -> Iterator[tuple[str, str]]:
    """Links and what else leads somewhere."""
    for lead in LEADS:
        for scheme in SCHEMES:
            address = scheme.replace("{}", CODE)
            yield f"leads {lead[:14]}", lead.replace("{}", address)
            if "&" not in scheme:
                yield f"leads {lead[:14]}", lead.replace("{}", _entities(address))
                yield f"leads {lead[:14]}", lead.replace("{}", _hexadecimal(address))


def _inside() -> Iterator[tuple[str, str]]:
    """One thing in another."""
    for around in AROUND[1:]:
        for form in FIRES + SPELLINGS[::4]:
            yield f"inside {around[:20]}", around.replace("{}", form.replace("{}", CODE))
    for outer in AROUND[1:]:
        for inner in AROUND[1:]:
            yield (
                f"nested {outer[:20]}",
                outer.replace("{}", inner.replace("{}", FIRES[3].replace("{}", CODE))),
            )


@cache
def corpus() -> tuple[Payload, ...]:
    """Every payload once, in the order of the rules."""
    found = {}
    for kind, written in chain(_written(), _leading(), _inside()):
        found.setdefault(written, Payload(kind, written, any(each in written for each in OPENED)))
    return tuple(found.values())


@cache
def sample(each: int = 4) -> tuple[Payload, ...]:
    """Of every rule the first ones, from the whole breadth of it."""
    rules: dict[str, list[Payload]] = {}
    for payload in corpus():
        rules.setdefault(payload.kind, []).append(payload)
    return tuple(
        payload for of_rule in rules.values() for payload in of_rule[:: max(1, len(of_rule) // each)][:each]
    )
