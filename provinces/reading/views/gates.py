"""View of the border gates: all of them by the line that they stand on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provinces.border_lines import rank_of
from provinces.datatypes.shown import shows
from provinces.models import BorderGate, Country
from provinces.reading.as_of import refuses_as_of
from provinces.reading.evidence import attach_evidence
from provinces.reading.footnotes import Footnotes


@require_safe
@refuses_as_of
def gate_list(request: HttpRequest) -> HttpResponse:
    """Every gate under the country across, each line from north to south. Two queries."""
    shows()
    related = ("province", "former_province", "across_country", "across_province")
    gates = list(BorderGate.objects.select_related(*related).order_by("province__border_order", "name", "pk"))
    attach_evidence(gates)
    lines: dict[str, tuple[Country, list[BorderGate]]] = {}
    for gate in gates:
        lines.setdefault(gate.across_country_id, (gate.across_country, []))[1].append(gate)
    notes = Footnotes()
    shown = [(lines[code][0], notes.mark_all(lines[code][1])) for code in sorted(lines, key=rank_of)]
    return render(request, "provinces/gates.html", {"lines": shown, "count": len(gates), "notes": notes})
