"""Statements: what an entry of the registry says that evidence can be cited for, and when it happened.

Kinds are named as citations name their subjects. A reference says nothing of what happened after its own date, so a
statement with a date is older than each reference cited for it. Nothing here asks the database.
"""

from collections.abc import Iterable
from typing import Any

from provinces.choices import Statement
from provinces.datatypes.partial_dates import certainly_before

# What a citation may keep: none, or some of the list with a space between them.
SUPPORTS = "^(({0})( ({0}))*)?$".format("|".join(Statement.values))

# The field that makes the statement: empty, and nothing is stated. A name is always stated.
_MADE_BY: dict[str, dict[Statement, str]] = {
    "figure": {Statement.VALUE: "as_of"},
    "country": {Statement.NAME: "name", Statement.TIES: "name"},
    "province": {
        Statement.NAME: "name",
        Statement.KIND: "kind",
        Statement.LAND_BORDER: "has_land_border",
        Statement.COAST: "has_coast",
        Statement.CODE: "name",
        Statement.TIES: "name",
        Statement.BEGINNING: "valid_from",
        Statement.END: "valid_to",
    },
    "status_change": {Statement.CHANGE: "since"},
    "succession": {Statement.SUCCESSION: "on"},
    "neighbour": {Statement.NEIGHBOURS: "across_id"},
    "place": {Statement.NAME: "name"},
    "organisation": {Statement.NAME: "name", Statement.TIES: "name"},
    "unit": {
        Statement.NAME: "name",
        Statement.WORK: "name",
        Statement.BEGINNING: "valid_from",
        Statement.END: "valid_to",
    },
    "gate": {
        Statement.NAME: "name",
        Statement.CLASS: "gate_class",
        Statement.COUNTERPART: "counterpart",
        Statement.EVENTS: "events",
    },
    "agreement": {
        Statement.NAME: "name",
        Statement.SIGNATURE: "signed_on",
        Statement.ENTRY_INTO_FORCE: "in_force_from",
        Statement.END: "ended_on",
        Statement.STATUS: "status",
    },
    "directive": {
        Statement.NAME: "name",
        Statement.ISSUE: "issued_on",
        Statement.ENTRY_INTO_FORCE: "in_force_from",
        Statement.TERM: "term",
    },
    "act": {
        Statement.NAME: "name",
        Statement.SIGNATURE: "signed_on",
        Statement.NUMBER_OF_PAIRS: "claimed_pairs",
    },
    "pair": {Statement.TWINNING: "since"},
    "person": {Statement.NAME: "name", Statement.POST: "post"},
}
KINDS = frozenset(_MADE_BY)
# Where the date of a statement stands, if not in the field that makes it.
_DATED_BY = {("gate", Statement.CLASS): "class_as_of", ("agreement", Statement.STATUS): "status_as_of"}
_DATES = {
    "as_of",
    "valid_from",
    "valid_to",
    "since",
    "on",
    "signed_on",
    "in_force_from",
    "ended_on",
    "issued_on",
}
# A reader is told “source wanted” where one of these is stated and nothing is cited for it.
WANTED = {
    "unit": (Statement.BEGINNING, Statement.END),
    "gate": (Statement.CLASS, Statement.COUNTERPART, Statement.EVENTS),
    "agreement": (Statement.SIGNATURE, Statement.ENTRY_INTO_FORCE, Statement.END, Statement.STATUS),
    "directive": (Statement.ISSUE, Statement.ENTRY_INTO_FORCE, Statement.TERM),
    "act": (Statement.SIGNATURE, Statement.NUMBER_OF_PAIRS),
    "pair": (Statement.TWINNING,),
    "status_change": (Statement.CHANGE,),
    "succession": (Statement.SUCCESSION,),
    "figure": (Statement.VALUE,),
}


def possible(kind: str) -> list[Statement]:
    """What can be cited for a kind of entry, the most usual first."""
    return list(_MADE_BY[kind])


def date_field(kind: str, statement: str) -> str:
    """The field with the day on which it happened; empty for a statement without a date."""
    known = Statement(statement)
    name = _DATED_BY.get((kind, known)) or _MADE_BY[kind].get(known, "")
    return name if name in _DATES | set(_DATED_BY.values()) else ""


def is_made(kind: str, statement: Statement, row: Any) -> bool:
    """Whether the entry states it. “Not stated” states nothing; a number and a twinning need no date."""
    if statement in {Statement.VALUE, Statement.TWINNING}:
        return True
    value = getattr(row, _MADE_BY[kind][statement])
    return value not in {"", None, False, "unknown"}


def wanted(kind: str, row: Any, supported: Iterable[str]) -> list[Statement]:
    """What the entry states without any evidence, `supported` being what its citations are for."""
    cited = set(supported)
    return [each for each in WANTED.get(kind, ()) if each not in cited and is_made(kind, each, row)]


def older_than(published_on: str, kind: str, row: Any, statements: Iterable[str]) -> list[tuple[str, str]]:
    """(statement, its date) of those that happened after a publication: it cannot be evidence for them."""
    found = []
    for statement in statements:
        name = date_field(kind, statement)
        happened = getattr(row, name) if name else ""
        if certainly_before(published_on, happened):
            found.append((statement, happened))
    return found
