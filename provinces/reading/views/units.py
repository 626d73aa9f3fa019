"""Views of border guard units: all of them by kind, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.choices import UnitKind
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.shown import shows
from provinces.models import BorderGuardUnit, Figure, TwinningPair
from provinces.querysets import article_cards
from provinces.reading.as_of import refuses_as_of
from provinces.reading.evidence import attach_evidence
from provinces.reading.figures import by_measure
from provinces.reading.footnotes import Footnotes
from provinces.reading.former_addresses import follows_renames

LATEST_ARTICLES = 6


@require_safe
@refuses_as_of
def unit_list(request: HttpRequest) -> HttpResponse:
    """Every unit, from the force to the posts. One query."""
    shows()
    kinds: dict[str, list[BorderGuardUnit]] = {kind: [] for kind in UnitKind}
    for unit in BorderGuardUnit.objects.select_related("parent", "province", "successor").in_name_order():
        kinds[unit.kind].append(unit)
    context = {
        "kinds": [(UnitKind(kind).label, units) for kind, units in kinds.items() if units],
        "count": sum(map(len, kinds.values())),
    }
    return render(request, "provinces/units.html", context)


@require_safe
@refuses_as_of
@follows_renames(BorderGuardUnit)
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: where it belongs, what belongs to it, figures, pairs and articles."""
    units = BorderGuardUnit.objects.select_related("parent", "province", "successor")
    found = get_object_or_404(units.prefetch_related("subunits__province", "predecessors"), slug=slug)
    figures = by_measure(Figure.objects.filter(unit=found).shown())
    pairs = list(TwinningPair.objects.for_list().filter(our_unit=found))
    attach_evidence([found, *figures, *pairs])
    shows(f"unit:{found.pk}")
    notes = Footnotes()
    notes.mark(found)
    context = {
        "unit": found,
        "figures": notes.mark_all(figures),
        "pairs": notes.mark_all(pairs),
        "articles": article_cards(BorderGuardUnit)
        .of_subjects(get_language(), units=[found.pk])
        .cut(Stretch(LATEST_ARTICLES)),
        "notes": notes,
        "trail": [
            (_("Units"), reverse("provinces:units")),
            (found, ""),
        ],
    }
    return render(request, "provinces/unit.html", context)
