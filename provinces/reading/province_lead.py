"""What stands first on a province's page: how long its border is, its gates by class, what lies across."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from provinces.choices import GateClass, Measure, Rank
from provinces.models import BorderGate, Figure, Neighbour, Province

LENGTHS = (Measure.LAND_BORDER, Measure.COASTLINE)
GATES = {
    GateClass.INTERNATIONAL: Measure.GATES_INTERNATIONAL.label,
    GateClass.MAIN: Measure.GATES_MAIN.label,
    GateClass.SECONDARY: Measure.GATES_SECONDARY.label,
    GateClass.CROSSING: _("border crossings"),
    "": _("class not stated"),
}


@dataclass(frozen=True)
class ProvinceLead:
    """`lengths`: marked figures. `gates`: class in words and count, of those that lie here today."""

    lengths: list[Figure]
    gates: list[tuple[str, int]]
    neighbours: list[Province]

    def __bool__(self) -> bool:
        return bool(self.lengths or self.gates or self.neighbours)


def province_lead(
    province: Province, figures: list[Figure], gates: list[BorderGate], neighbours: list[Any]
) -> ProvinceLead:
    """Made of what the page shows below; asks the database nothing."""
    classes = Counter(gate.gate_class for gate in gates if gate.province_id == province.pk)
    return ProvinceLead(
        lengths=_best(figures),
        gates=[(str(words), classes[name]) for name, words in GATES.items() if classes[name]],
        neighbours=[_other(row) for row in neighbours],
    )


def _other(row: Neighbour) -> Province:
    return row.other  # type: ignore[attr-defined]  # given by neighbours_of


def _best(figures: list[Figure]) -> list[Figure]:
    """Of each length towards each country the claim that ranks first; a part towards one province is no total."""
    best: dict[tuple[str, str | None], Figure] = {}
    for figure in figures:
        is_part = figure.across_province_id is not None
        if figure.measure in LENGTHS and figure.rank != Rank.SUPERSEDED and not is_part:
            best.setdefault((figure.measure, figure.across_country_id), figure)
    return list(best.values())
