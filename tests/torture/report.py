"""Report: what each part found, as tables in docs/reliability.md. No figure there is typed by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks import report

TOOL = "torture"


class Skipped(Exception):
    """A part cannot be run on this machine; says why, in words that end a sentence."""


@dataclass(frozen=True)
class Row:
    """One figure of a part. `is_met` is None where nothing is wanted: the figure only says how much was tried."""

    what: str
    figure: str
    wanted: str = ""
    is_met: bool | None = None
    found: tuple[str, ...] = ()  # what should not have been found, for who mends it


def told(what: str, figure: object) -> Row:
    """A figure that nothing is asked of."""
    return Row(what, _words(figure))


def none_of(what: str, found: Iterable[object]) -> Row:
    """Nothing of this kind may have been found."""
    each = tuple(map(str, found))
    return Row(what, _words(len(each)), "0", not each, each)


def every(what: str, number: int, of: int) -> Row:
    return Row(what, f"{number:,} of {of:,}", "all", number == of)


def at_least(what: str, number: int, wanted: int) -> Row:
    """Below this number the part has proved nothing."""
    return Row(what, _words(number), f"≥ {wanted:,}", number >= wanted)


def at_most(what: str, number: float, wanted: float, unit: str = "") -> Row:
    """A number with its unit, as " s" or " %"."""
    return Row(what, f"{number:,.1f}{unit}", f"≤ {wanted:g}{unit}", number <= wanted)


def are_met(rows: Iterable[Row]) -> bool:
    return all(row.is_met is not False for row in rows)


def table(rows: Iterable[Row]) -> str:
    verdicts = {None: "", True: "yes", False: "**no**"}
    return report.table(
        ["what", "figure", "wanted", "met"],
        [[row.what, row.figure, row.wanted, verdicts[row.is_met]] for row in rows],
    )


def written(page: str, part: str, text: str) -> str:
    """The page with this text between the marks of the part."""
    return report.written(page, part, text, tool=TOOL)


def _words(figure: object) -> str:
    return f"{figure:,}" if isinstance(figure, int) else str(figure)
