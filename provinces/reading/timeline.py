"""A picture of when things were signed: a dot for each, above the line of the years."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from provinces.language_marks import in_page_language

STEP = 12  # between two dots of a year, and between two years
EDGE = 24  # room for the words at both ends
LEAST = 3  # years apart, else there is nothing to see
PER_DECADE = 10


@dataclass(frozen=True)
class Dot:
    """One entry, its middle at a place."""

    x: int
    y: int
    words: str
    address: str


@dataclass(frozen=True)
class Timeline:
    """`ticks`: place and year of each decade's beginning."""

    width: int
    height: int
    ground: int
    dots: list[Dot]
    ticks: list[tuple[int, int]]


def timeline(rows: Iterable[Any]) -> Timeline | None:
    """Of entries with `signed_on`, the undated left out; None where they lie too close together for a picture."""
    dated = sorted((row for row in rows if row.signed_on), key=lambda row: (row.signed_on, row.slug))
    years = [int(row.signed_on[:4]) for row in dated]
    if not years or years[-1] - years[0] < LEAST:
        return None
    tallest = max(Counter(years).values())
    ground = STEP * (tallest + 1)
    seen: Counter[int] = Counter()
    dots = []
    for row, year in zip(dated, years, strict=True):
        dots.append(
            Dot(
                _across(year, years[0]),
                ground - STEP - STEP * seen[year],
                in_page_language(row),
                row.get_absolute_url(),
            )
        )
        seen[year] += 1
    first = -(-years[0] // PER_DECADE) * PER_DECADE
    ticks = [(_across(year, years[0]), year) for year in range(first, years[-1] + 1, PER_DECADE)]
    return Timeline(_across(years[-1], years[0]) + EDGE, ground + 2 * STEP, ground, dots, ticks)


def _across(year: int, first: int) -> int:
    return EDGE + (year - first) * STEP
