"""View of a country: its border with Viet Nam, agreements, twinnings, organisations; and of Viet Nam itself."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.border_lines import border_lines
from provinces.models import Agreement, Country, Figure, Organisation, Province, TwinningPair
from provinces.querysets import public_articles
from provinces.reading.evidence import attach_evidence
from provinces.reading.figures import by_measure
from provinces.reading.footnotes import Footnotes
from provinces.reading.views.provinces import in_dictionary_order

LATEST_ARTICLES = 6
NEWEST = 10  # agreements and pairs; the lists have the rest


@require_safe
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
        "lines": [line for line in border_lines() if home or line.country == found],
        "provinces": in_dictionary_order(province for province in provinces if not province.is_former),
        "agreements": list(Agreement.objects.filter(countries=found).for_list()[:NEWEST]),
        "pairs": notes.mark_all(pairs),
        "agreements_address": reverse("provinces:agreements", query={"country": found.slug}),
        "pairs_address": reverse("provinces:pairs", query={} if home else {"country": found.slug}),
        "organisations": notes.mark_all(organisations),
        "articles": public_articles(Province)
        .in_language(get_language())
        .of_provinces([province.pk for province in provinces])
        .for_cards()
        .newest_first()[:LATEST_ARTICLES],
        "notes": notes,
        "trail": [
            (_("Provinces"), reverse("provinces:list")),
            (str(found), ""),
        ],
    }
    return render(request, "provinces/country.html", context)
