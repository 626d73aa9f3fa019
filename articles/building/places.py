"""Countries, provinces with their lives, and named places."""

from typing import Any

from articles.building.book import Book, entry, named
from provinces.choices import CodeScheme, Extent, PlaceKind, ProvinceKind


def countries(book: Book) -> list[dict[str, Any]]:
    """The country's code is its primary key; nothing else in the fixtures carries one."""
    return [
        entry(
            "provinces.country",
            {**named(row), "is_neighbour": bool(row.flag("is_neighbour"))},
            pk=row["code"],
        )
        for row in book.table("countries")
    ]


def provinces(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.province",
            {
                "country": book.key(row, "country", "countries", blank=False),
                **named(row),
                "kind": row.choice("kind", ProvinceKind.values),
                "valid_from": row.date("valid_from"),
                "valid_to": row.date("valid_to"),
                "has_land_border": bool(row.flag("has_land_border")),
                "has_coast": row.flag("has_coast"),
                "border_order": row.number("border_order"),
            },
        )
        for row in book.table("provinces")
    ]


def province_codes(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.provincecode",
            {
                "province": book.key(row, "province", "provinces", blank=False),
                "scheme": row.choice("scheme", CodeScheme.values),
                "code": row.required("code"),
                "valid_from": row.date("valid_from"),
                "note": row["note"],
            },
        )
        for row in book.table("province_codes")
    ]


def status_changes(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.statuschange",
            {
                "province": book.key(row, "province", "provinces", blank=False),
                "kind": row.choice("kind", ProvinceKind.values),
                "since": row.required("since") and row.date("since"),
                "instrument": row["instrument"],
            },
        )
        for row in book.table("status_changes")
    ]


def successions(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.succession",
            {
                "predecessor": book.key(row, "predecessor", "provinces", blank=False),
                "successor": book.key(row, "successor", "provinces", blank=False),
                "on": row.required("on") and row.date("on"),
                "extent": row.choice("extent", Extent.values),
                "instrument": row["instrument"],
                "note": row["note"],
            },
        )
        for row in book.table("successions")
    ]


def neighbours(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.neighbour",
            {
                "province": book.key(row, "province", "provinces", blank=False),
                "across": book.key(row, "across", "provinces", blank=False),
                "note": row["note"],
            },
        )
        for row in book.table("neighbours")
    ]


def places(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.place",
            {
                **named(row),
                "kind": row.choice("kind", PlaceKind.values),
                "province": book.key(row, "province", "provinces"),
            },
        )
        for row in book.table("places")
    ]
