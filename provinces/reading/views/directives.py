"""View of the directives: the resolutions, conclusions, decisions and decrees that the articles speak of, by kind."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provinces.choices import DirectiveKind
from provinces.datatypes.shown import shows
from provinces.models import Directive
from provinces.querysets import with_evidence
from provinces.reading.as_of import refuses_as_of
from provinces.reading.footnotes import Footnotes


@require_safe
@refuses_as_of
def directive_list(request: HttpRequest) -> HttpResponse:
    """Every directive, the newest of each kind first, the undated last. Two queries."""
    shows()
    notes = Footnotes()
    kinds: dict[str, list[Directive]] = {kind: [] for kind in DirectiveKind}
    for directive in with_evidence(Directive.objects.order_by("-issued_on", "slug")):
        kinds[directive.kind].append(directive)
    shown = [(DirectiveKind(kind).label, notes.mark_all(rows)) for kind, rows in kinds.items() if rows]
    count = sum(len(rows) for _label, rows in shown)
    return render(request, "provinces/directives.html", {"kinds": shown, "count": count, "notes": notes})
