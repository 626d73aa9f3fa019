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
    rows = rows.select_related("across_country", "across_province", "province")
    return sorted(rows, key=lambda figure: (_ORDER.get(figure.measure, len(_ORDER)), _across(figure)))


def _across(figure: Figure) -> str:
    return str(figure.across_country) if figure.across_country else ""
