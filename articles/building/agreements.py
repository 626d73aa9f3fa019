"""Agreements with their parties and relations, and the directives behind them."""

from typing import Any

from articles.building.book import Book, entry, named
from provinces.choices import AgreementStatus, DirectiveKind, Instrument, PartyAction, PartyRole, Relation


def agreements(book: Book) -> list[dict[str, Any]]:
    """Agreements first, then who takes part in them, then how they stand to each other."""
    return [*_agreements(book), *_parties(book), *_relations(book)]


def _agreements(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.agreement",
            {
                **named(row),
                "instrument": row.choice("instrument", Instrument.values),
                "domain": row["domain"],
                "subject": row["subject"],
                "signed_on": row.date("signed_on"),
                "signed_at": row["signed_at"],
                "in_force_from": row.date("in_force_from"),
                "ended_on": row.date("ended_on"),
                "status": row.choice("status", AgreementStatus.values),
                "status_as_of": row.date("status_as_of"),
            },
        )
        for row in book.table("agreements")
    ]


def _parties(book: Book) -> list[dict[str, Any]]:
    found = []
    for row in book.table("agreement_parties"):
        if bool(row["country"]) == bool(row["organisation"]):
            raise row.problem(
                "country", "a party is a country or an organisation; fill in exactly one of the two."
            )
        found.append(
            entry(
                "provinces.agreementparty",
                {
                    "agreement": book.key(row, "agreement", "agreements", blank=False),
                    "country": book.key(row, "country", "countries"),
                    "organisation": book.key(row, "organisation", "organisations"),
                    "role": row.choice("role", PartyRole.values),
                    "action": row.choice("action", PartyAction.values, blank=True),
                    "action_on": row.date("action_on"),
                },
            )
        )
    return found


def _relations(book: Book) -> list[dict[str, Any]]:
    """The column `ground` says what the relation rests on; it is for those who edit the table."""
    return [
        entry(
            "provinces.agreementrelation",
            {
                "later": book.key(row, "later", "agreements", blank=False),
                "kind": row.choice("kind", Relation.values),
                "earlier": book.key(row, "earlier", "agreements", blank=False),
            },
        )
        for row in book.table("agreement_relations")
    ]


def directives(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.directive",
            {
                **named(row),
                "kind": row.choice("kind", DirectiveKind.values),
                "number": row["number"],
                "issuer": row["issuer"],
                "issued_on": row.date("issued_on"),
                "in_force_from": row.date("in_force_from"),
                "term": row["term"],
            },
        )
        for row in book.table("directives")
    ]
