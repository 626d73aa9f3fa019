"""Comparison: what two servers did in turn, as ratios with their spread over the rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ratio:
    """The middle one of the rounds' ratios, the smallest and the largest."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


def ratio(ours: Sequence[float], others: Sequence[float]) -> Ratio | None:
    """Round by round, for what slows the machine down slows both of a round. None where the others did nothing."""
    if len(ours) != len(others):
        raise ValueError(f"{len(ours)} rounds of ours and {len(others)} of the others.")
    found = [one / other for one, other in zip(ours, others, strict=True) if other]
    return Ratio(median(found), min(found), max(found)) if found else None
