"""Organisations, border guard units and border gates."""

from typing import Any

from articles.building.book import Book, entry, named
from provinces.choices import GateClass, OrganisationKind, UnitKind


def organisations(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.organisation",
            {
                **named(row),
                "kind": row.choice("kind", OrganisationKind.values),
                "country": book.key(row, "country", "countries"),
                "full_name": row["full_name"],
            },
        )
        for row in book.table("organisations")
    ]


def units(book: Book) -> list[dict[str, Any]]:
    """In the order of the table, which has a unit before those that belong to it: a fixture is read from the top."""
    earlier: set[str] = set()
    found = []
    for row in book.table("units"):
        for column in ("parent", "successor"):
            if book.key(row, column, "units") and row[column] not in earlier:
                raise row.problem(
                    column, f"“{row[column]}” stands further down; move its line above this one."
                )
        earlier.add(row["slug"])
        found.append(
            entry(
                "provinces.borderguardunit",
                {
                    **named(row),
                    "kind": row.choice("kind", UnitKind.values),
                    "province": book.key(row, "province", "provinces"),
                    "parent": book.key(row, "parent", "units"),
                    "successor": book.key(row, "successor", "units"),
                    "valid_from": row.date("valid_from"),
                    "valid_to": row.date("valid_to"),
                },
            )
        )
    return found


def gates(book: Book) -> list[dict[str, Any]]:
    """An empty class stays empty: no source states it, or sources disagree."""
    return [
        entry(
            "provinces.bordergate",
            {
                **named(row),
                "gate_class": row.choice("gate_class", GateClass.values, blank=True),
                "class_as_of": row.date("class_as_of"),
                "mode": row["mode"],
                "province": book.key(row, "province", "provinces", blank=False),
                "former_province": book.key(row, "former_province", "provinces"),
                "across_country": book.key(row, "across_country", "countries", blank=False),
                "across_province": book.key(row, "across_province", "provinces"),
                "counterpart": row["counterpart"],
                "events": row["events"],
            },
        )
        for row in book.table("gates")
    ]
