"""Views of twinnings: claimed beside recorded totals, the filtered pairs, and one pair."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.border_lines import rank_of
from provinces.datatypes.shown import shows
from provinces.models import Country, Province, TwinningAct, TwinningPair
from provinces.querysets import with_evidence
from provinces.reading.as_of import refuses_as_of
from provinces.reading.filters import address_of, chosen
from provinces.reading.footnotes import Footnotes
from provinces.reading.former_addresses import follows_renames
from provinces.reading.forms import PairFilter
from provinces.reading.twinning_totals import claimed_totals, recorded_by_country
from provinces.reading.views.provinces import in_dictionary_order


@require_safe
@refuses_as_of
def pair_list(request: HttpRequest) -> HttpResponse:
    """Pairs by border line; acts whose pairs no source names stand apart."""
    shows()
    form = pair_filter(request)
    valid = form.is_valid()
    pairs = TwinningPair.objects.for_list()
    pairs = list(pairs.chosen(**form.cleaned_data) if valid else pairs.none())
    acts = with_evidence(TwinningAct.objects.select_related("country")).filter(pairs=None)
    notes = Footnotes()
    context = {
        "form": form,
        "chosen": chosen(form, request.GET),
        "feed": address_of(reverse("provinces:pair_feed"), form),
        "claims": notes.mark_all(claimed_totals()),
        "recorded": recorded_by_country(),
        "pairs": pairs,
        "lines": by_line(pairs),
        "acts": notes.mark_all(acts.order_by("-signed_on", "name")),
        "notes": notes,
    }
    return render(request, "provinces/pairs.html", context)


def pair_filter(request: HttpRequest) -> PairFilter:
    """The bound form, offering the countries and provinces that have pairs. Two queries."""
    countries = Country.objects.filter(pairs_across__isnull=False).distinct().order_by("name")
    provinces = Province.objects.filter(pairs__isnull=False).distinct()
    return PairFilter(request.GET, countries=countries, provinces=in_dictionary_order(provinces))


def by_line(pairs: list[TwinningPair]) -> list[tuple[Country, list[TwinningPair]]]:
    """The pairs under the country across, from north to south."""
    lines: dict[str, tuple[Country, list[TwinningPair]]] = {}
    for pair in pairs:
        lines.setdefault(pair.their_country_id, (pair.their_country, []))[1].append(pair)
    return sorted(lines.values(), key=lambda line: rank_of(line[0].pk))


@require_safe
@refuses_as_of
@follows_renames(TwinningPair)
def pair(request: HttpRequest, slug: str) -> HttpResponse:
    """Both sides, level, since when, and the act it came from with the act's other pairs."""
    found = get_object_or_404(
        with_evidence(TwinningPair.objects.for_list().select_related("our_country", "act__country")),
        slug=slug,
    )
    shows()
    notes = Footnotes()
    notes.mark(found)
    acts = notes.mark_all(with_evidence(TwinningAct.objects.filter(pk=found.act_id)))
    context = {
        "pair": found,
        "acts": acts,
        "others": list(
            TwinningPair.objects.for_list().filter(act__isnull=False, act=found.act_id).exclude(pk=found.pk)
        ),
        "notes": notes,
        "trail": [
            (_("Twinning"), reverse("provinces:pairs")),
            (found, ""),
        ],
    }
    return render(request, "provinces/pair.html", context)
