"""Views of provinces: all of them along the border lines, and the page of one."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from provinces.border_lines import border_lines, rank_of
from provinces.datatypes.names import sort_key
from provinces.datatypes.shown import shows
from provinces.lifetimes import existed_on, last_day, name_with_life
from provinces.models import Country, Province, Succession
from provinces.reading.as_of import refuses_as_of
from provinces.reading.former_addresses import follows_renames
from provinces.reading.province_page import province_at, province_page


@require_safe
@refuses_as_of
def province_list(request: HttpRequest) -> HttpResponse:
    """Along each border line from north to south, then the others, the former ones, and those across. Three queries."""
    shows()
    provinces = list(Province.objects.select_related("country"))
    ours = in_dictionary_order(province for province in provinces if province.country_id == "VN")
    lines = border_lines()
    on_a_line = {station.province.pk for line in lines for station in line.stations}
    today = [province for province in ours if not province.is_former]
    former = [province for province in ours if province.is_former]
    turning_point = max((last_day(province.valid_to) for province in former), default="")
    mark_successors(former)
    context = {
        "provinces": provinces,
        "lines": lines,
        "others": [province for province in today if province.pk not in on_a_line],
        "before": [province for province in ours if turning_point and existed_on(province, turning_point)],
        "today_count": len(today),
        "earlier": [province for province in former if not existed_on(province, turning_point)],
        "turning_point": turning_point,
        "abroad": by_country(province for province in provinces if province.country_id != "VN"),
    }
    return render(request, "provinces/list.html", context)


@require_safe
@refuses_as_of
@follows_renames(Province)
def province(request: HttpRequest, slug: str) -> HttpResponse:
    """One province: names, life, figures, gates, units, neighbours, pairs, articles, each with its evidence."""
    found = province_at(slug)
    if found is None:
        raise Http404
    context = {
        **province_page(found),
        "heading": name_with_life(found),
        "trail": [
            (_("Provinces"), reverse("provinces:list")),
            (name_with_life(found), ""),
        ],
    }
    return render(request, "provinces/province.html", context)


def in_dictionary_order(provinces: Iterable[Province]) -> list[Province]:
    """As a Vietnamese dictionary sorts them: by the name with its accents."""
    return sorted(provinces, key=lambda province: (sort_key(province.display_name), province.slug))


def mark_successors(former: list[Province]) -> None:
    """Give each former province `became`: what it is part of since. One query."""
    became: dict[int, list[Province]] = {}
    for succession in Succession.objects.select_related("successor"):
        became.setdefault(succession.predecessor_id, []).append(succession.successor)
    for province in former:
        province.became = became.get(province.pk, [])


def by_country(provinces: Iterable[Province]) -> list[tuple[Country, list[Province]]]:
    """Provinces of other countries, the neighbours from north to south first."""
    countries: dict[str, tuple[Country, list[Province]]] = {}
    for province in in_dictionary_order(provinces):
        countries.setdefault(province.country_id, (province.country, []))[1].append(province)
    return sorted(countries.values(), key=lambda entry: rank_of(entry[0].pk))
