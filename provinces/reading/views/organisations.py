"""View of the organisations: the bodies, forces and international organisations that the border guard works with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provinces.choices import OrganisationKind
from provinces.datatypes.shown import shows
from provinces.models import Organisation
from provinces.querysets import with_evidence
from provinces.reading.as_of import refuses_as_of
from provinces.reading.footnotes import Footnotes


@require_safe
@refuses_as_of
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Every organisation by kind and name. Two queries."""
    shows()
    notes = Footnotes()
    kinds: dict[str, list[Organisation]] = {kind: [] for kind in OrganisationKind}
    for organisation in with_evidence(Organisation.objects.select_related("country").in_name_order()):
        kinds[organisation.kind].append(organisation)
    shown = [(OrganisationKind(kind).label, notes.mark_all(rows)) for kind, rows in kinds.items() if rows]
    count = sum(len(rows) for _label, rows in shown)
    return render(request, "provinces/organisations.html", {"kinds": shown, "count": count, "notes": notes})
