"""Figures: each row one claim, those that disagree side by side."""

from typing import Any

from articles.building.book import Book, entry
from articles.building.tables import Row
from provinces.choices import Measure, Qualifier, Rank

SUBJECTS = {"country": "countries", "province": "provinces", "unit": "units", "agreement": "agreements"}


def figures(book: Book) -> list[dict[str, Any]]:
    return [_figure(book, row) for row in book.table("figures")]


def _figure(book: Book, row: Row) -> dict[str, Any]:
    nation = bool(row.flag("nation"))
    if sum(bool(row[column]) for column in SUBJECTS) + nation != 1:
        raise row.problem(
            "nation", f"a figure is about exactly one of {', '.join(SUBJECTS)} or the nation (yes)."
        )
    if not row["references"] and not row["fact"]:
        raise row.problem(
            "references", "a figure without evidence is never shown; name a reference or a fact."
        )
    return entry(
        "provinces.figure",
        {
            "code": row.required("code"),
            **{column: book.key(row, column, table) for column, table in SUBJECTS.items()},
            "nation": nation,
            "measure": row.choice("measure", Measure.values),
            "qualifier": row.choice("qualifier", Qualifier.values),
            "value": row.decimal("value"),
            "across_country": book.key(row, "across_country", "countries"),
            "across_province": book.key(row, "across_province", "provinces"),
            "scope": row["scope"],
            "as_of": row.date("as_of"),
            "rank": row.choice("rank", Rank.values),
            "superseded_because": row["superseded_because"],
            "note": row["note"],
        },
    )
