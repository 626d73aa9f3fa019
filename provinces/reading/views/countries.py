"""Views of countries: all of them, and one: border, agreements, twinnings, gates, units, organisations, articles."""

from collections import Counter
from typing import Any

from django.db.models import Count, Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.border_lines import Line, border_lines, rank_of, sea_line
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.names import sort_key
from provinces.datatypes.shown import shows
from provinces.models import (
    Agreement,
    AgreementParty,
    BorderGate,
    BorderGuardUnit,
    Country,
    Figure,
    Organisation,
    Province,
    TwinningPair,
)
from provinces.querysets import article_cards
from provinces.reading.as_of import refuses_as_of
from provinces.reading.evidence import attach_evidence
from provinces.reading.figures import by_measure
from provinces.reading.footnotes import Footnotes
from provinces.reading.former_addresses import follows_renames
from provinces.reading.gates import by_class
from provinces.reading.views.provinces import in_dictionary_order

LATEST_ARTICLES = 6
NEWEST = 10  # agreements and pairs; the lists have the rest


@require_safe
@refuses_as_of
def country_list(request: HttpRequest) -> HttpResponse:
    """The lines of the border, then the countries: Viet Nam, its neighbours, the others. Six queries."""
    shows()
    agreements = numbers_of(AgreementParty, "country")
    pairs = numbers_of(TwinningPair, "their_country")
    gates = numbers_of(BorderGate, "across_country")
    countries = sorted(Country.objects.all(), key=lambda one: (rank_of(one.pk)[0], sort_key(str(one))))
    for each in countries:
        each.recorded = counted(agreements[each.pk], pairs[each.pk], gates[each.pk])
    context = {
        "lines": [*border_lines(), sea_line()],
        "kinds": [
            (_("Neighbours"), [each for each in countries if each.is_neighbour]),
            (_("Viet Nam"), [each for each in countries if each.pk == "VN"]),
            (_("Partners"), [each for each in countries if not each.is_neighbour and each.pk != "VN"]),
        ],
    }
    return render(request, "provinces/countries.html", context)


def numbers_of(model: type[Model], name: str) -> Counter:
    """How many rows name each country. One query."""
    rows = model._default_manager.order_by().values_list(name).annotate(Count("pk"))
    return Counter({code: number for code, number in rows if code})


def counted(agreements: int, pairs: int, gates: int) -> list[str]:
    """What there is, in words; what there is none of is left out."""
    said = [
        (agreements, ngettext("%(number)s agreement", "%(number)s agreements", agreements)),
        (pairs, ngettext("%(number)s twinned pair", "%(number)s twinned pairs", pairs)),
        (gates, ngettext("%(number)s border gate", "%(number)s border gates", gates)),
    ]
    return [words % {"number": number} for number, words in said if number]


def lead_of(found: Country, gates: int) -> str:
    """One sentence on what is recorded, so that no page of a country stands empty. Two queries."""
    agreements = Agreement.objects.filter(countries=found).count()
    pairs = TwinningPair.objects.filter(their_country=found).count()
    recorded = ", ".join(counted(agreements, pairs, gates))
    if recorded:
        return _("The registry records with %(country)s: %(recorded)s.") % {
            "country": found,
            "recorded": recorded,
        }
    return _(
        "%(country)s is named by an article or a source; the registry records nothing signed with it."
    ) % {"country": found}


@require_safe
@refuses_as_of
@follows_renames(Country)
def country(request: HttpRequest, slug: str) -> HttpResponse:
    """All claims about the country side by side, the newest of what was signed; for Viet Nam, those of the nation."""
    found = get_object_or_404(Country, slug=slug)
    home = found.pk == "VN"
    national = Q(nation=True) if home else Q(nation=True, across_country=found)
    provinces = list(Province.objects.filter(country=found).select_related("country"))
    figures = by_measure(Figure.objects.filter(Q(country=found) | national).shown())
    of_country = Q(our_country=found) | Q(their_country=found)
    pairs = list(TwinningPair.objects.for_list().filter(of_country)[:NEWEST])
    organisations = list(Organisation.objects.filter(country=found).in_name_order())
    attach_evidence([found, *figures, *pairs, *organisations])
    notes = Footnotes()
    notes.mark(found)
    context = {
        "country": found,
        "home": home,
        "figures": notes.mark_all(figures),
        "lines": [line for line in all_lines(home) if home or line.country == found],
        "provinces": in_dictionary_order(province for province in provinces if not province.is_former),
        "agreements": list(Agreement.objects.filter(countries=found).for_list()[:NEWEST]),
        "pairs": notes.mark_all(pairs),
        "agreements_address": reverse("provinces:agreements", query={"country": found.slug}),
        "pairs_address": reverse("provinces:pairs", query={} if home else {"country": found.slug}),
        "organisations": notes.mark_all(organisations),
        **({} if home else gates_and_units(found)),
        "articles": article_cards(Province)
        .about(get_language(), countries=[found.pk])
        .cut(Stretch(LATEST_ARTICLES)),
        "notes": notes,
        "trail": [
            (_("Countries"), reverse("provinces:countries")),
            (str(found), ""),
        ],
    }
    return render(request, "provinces/country.html", context)


def all_lines(home: bool) -> list[Line]:
    """Viet Nam has the sea as well."""
    return [*border_lines(), *([sea_line()] if home else [])]


def gates_and_units(found: Country) -> dict[str, Any]:
    """Gates to a country by class, and our units on the border with it or twinned across it. Four queries."""
    beside = Province.objects.filter(neighbours__across__country=found)
    twinned = TwinningPair.objects.filter(their_country=found, our_unit__isnull=False)
    units = BorderGuardUnit.objects.filter(
        Q(province__in=beside) | Q(pk__in=twinned.values("our_unit"))
    ).select_related("province")
    classes = by_class(BorderGate.objects.filter(across_country=found))
    return {
        "lead": lead_of(found, sum(len(gates) for _words, gates in classes)),
        "gate_classes": classes,
        "units": list(units.in_name_order()),
    }
