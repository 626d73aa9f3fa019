"""View of a line of the border: its lengths, provinces, gates, agreements, pairs and articles."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.border_lines import Line, line_at
from provinces.choices import Measure
from provinces.datatypes.keysets import Stretch
from provinces.lineage import with_predecessors
from provinces.models import Agreement, BorderGate, Country, Figure, Province, TwinningPair
from provinces.querysets import FigureQuerySet, article_cards
from provinces.reading.as_of import refuses_as_of
from provinces.reading.evidence import attach_evidence
from provinces.reading.figures import by_measure
from provinces.reading.footnotes import Footnotes
from provinces.reading.former_addresses import follows_renames
from provinces.reading.gates import by_class
from provinces.reading.views.countries import LATEST_ARTICLES, NEWEST


@require_safe
@refuses_as_of
@follows_renames(Country)
def line(request: HttpRequest, slug: str) -> HttpResponse:
    """The border with one neighbour, or the sea."""
    found = line_at(slug)
    if found is None:
        raise Http404
    figures = by_measure(figures_of(found).shown())
    pairs = TwinningPair.objects.for_list().filter(their_country=found.country) if found.country else []
    pairs = list(pairs[:NEWEST])
    attach_evidence([*figures, *pairs])
    notes = Footnotes()
    context = {
        "line": found,
        "figures": notes.mark_all([one for one in figures if not one.province_id]),
        "lengths": notes.mark_all([one for one in figures if one.province_id]),
        "gate_classes": by_class(BorderGate.objects.filter(across_country=found.country))
        if found.country
        else [],
        "agreements": list(Agreement.objects.filter(found.agreements).for_list()[:NEWEST]),
        "pairs": notes.mark_all(pairs),
        **addresses_of(found),
        "articles": article_cards(Province)
        .about(get_language(), **subjects_of(found))
        .cut(Stretch(LATEST_ARTICLES)),
        "notes": notes,
        "trail": [(_("Countries"), reverse("provinces:countries")), (str(found), "")],
    }
    return render(request, "provinces/line.html", context)


def subjects_of(line: Line) -> dict[str, list]:
    """What an article of the line is about: its provinces, what went into them, the country across. One query."""
    countries = [line.country.pk] if line.country else []
    return {"countries": countries, "provinces": with_predecessors(*line.provinces)}


def addresses_of(line: Line) -> dict[str, str]:
    """Where the rest of its agreements and pairs is listed."""
    chosen = {"country": line.country.slug} if line.country else {}
    return {
        "agreements_address": reverse("provinces:agreements", query=chosen),
        "pairs_address": reverse("provinces:pairs", query=chosen),
    }


def figures_of(line: Line) -> FigureQuerySet:
    """What is claimed of the whole line, and of the part of each province along it."""
    if line.country is None:
        return Figure.objects.filter(measure=Measure.COASTLINE)
    whole = Q(country=line.country) | Q(nation=True, across_country=line.country)
    part = Q(across_country=line.country) | Q(across_province__country=line.country)
    return Figure.objects.filter(whole | (part & Q(measure=Measure.LAND_BORDER, province__isnull=False)))
