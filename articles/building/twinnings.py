"""Twinning acts, and the pairs of which both sides are named."""

from typing import Any

from articles.building.book import Book, entry, named
from provinces.choices import TwinningLevel, TwinningStatus


def twinnings(book: Book) -> list[dict[str, Any]]:
    """Acts, then pairs. An act whose sides are only counted has claimed pairs and no pair of its own."""
    return [*_acts(book), *_pairs(book)]


def _acts(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.twinningact",
            {
                **named(row),
                "signed_on": row.date("signed_on"),
                "signed_at": row["signed_at"],
                "paper": row["paper"],
                "claimed_pairs": row.number("claimed_pairs"),
                "country": book.key(row, "country", "countries", blank=False),
            },
        )
        for row in book.table("twinning_acts")
    ]


def _pairs(book: Book) -> list[dict[str, Any]]:
    return [
        entry(
            "provinces.twinningpair",
            {
                "slug": row.required("slug"),
                "level": row.choice("level", TwinningLevel.values),
                "our_name": row.required("our_name"),
                "our_unit": book.key(row, "our_unit", "units"),
                "our_province": book.key(row, "our_province", "provinces", blank=False),
                "our_country": ["VN"],
                "their_name": row.required("their_name"),
                "their_province": book.key(row, "their_province", "provinces"),
                "their_country": book.key(row, "their_country", "countries", blank=False),
                "since": row.date("since"),
                "status": row.choice("status", TwinningStatus.values, blank=True),
                "act": book.key(row, "act", "twinning_acts"),
                "note": row["note"],
            },
        )
        for row in book.table("twinning_pairs")
    ]
