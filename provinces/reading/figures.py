"""Figures of a page: in the order of the list of measures, each with its evidence."""

from provinces.choices import Measure
from provinces.models import Figure
from provinces.querysets import FigureQuerySet, with_evidence

_ORDER = {measure: place for place, measure in enumerate(Measure)}


def shown_figures(figures: FigureQuerySet) -> list[Figure]:
    """The figures a reader may see, by measure, claims about the same thing together, best rank first. Two queries."""
    return by_measure(with_evidence(figures.shown()))


def by_measure(rows: FigureQuerySet) -> list[Figure]:
    """Shown figures in the order of a page. One query."""
    return compared(in_order(rows))


def in_order(rows: FigureQuerySet) -> list[Figure]:
    """Figures by measure, then by what lies across. One query."""
    rows = rows.select_related("across_country", "across_province", "province")
    return sorted(rows, key=lambda figure: (_ORDER.get(figure.measure, len(_ORDER)), _across(figure)))


def compared(figures: list[Figure]) -> list[Figure]:
    """Give each claim that another one contradicts its `share`: percent of the largest claim about the same thing."""
    claims: dict[tuple, list[Figure]] = {}
    for figure in figures:
        claims.setdefault(_question(figure), []).append(figure)
    for rivals in claims.values():
        largest = max(figure.value for figure in rivals)
        for figure in rivals:
            figure.share = round(100 * figure.value / largest) if len(rivals) > 1 and largest else None
    return figures


def _across(figure: Figure) -> str:
    return str(figure.across_country) if figure.across_country else ""


def _question(figure: Figure) -> tuple:
    """What two claims must share to contradict each other: whose number, of what, towards whom, of which part."""
    whose = (figure.country_id, figure.province_id, figure.unit_id, figure.agreement_id, figure.nation)
    return (*whose, figure.measure, figure.across_country_id, figure.across_province_id, figure.scope)
