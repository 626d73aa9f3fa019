"""Province page: everything it shows, with its footnotes in the order of the page."""

from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from uuid import uuid4

from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from provinces.datatypes.keysets import Stretch
from provinces.datatypes.pieces import Pieces
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.shown import shows
from provinces.lineage import with_predecessors
from provinces.maps.local_map import local_map, visible_slugs
from provinces.models import (
    BorderGate,
    BorderGuardUnit,
    Country,
    Figure,
    Neighbour,
    Place,
    Province,
    StatusChange,
    Succession,
    TwinningPair,
)
from provinces.models.kept_registry import kept, own
from provinces.querysets import article_cards
from provinces.reading.evidence import attach, prepared_evidence
from provinces.reading.figures import compared, in_order
from provinces.reading.footnotes import Footnotes
from provinces.reading.province_lead import province_lead

LATEST_ARTICLES = 6


@dataclass(frozen=True)
class Recorded:
    """What the registry alone says of a province: kept until it changes, so nobody may change it.

    `family` is the province and what went into it, `rows` are by table; `evidence` asks for their citations, `articles`
    for the latest about the family; `map` is HTML. `version` is another text each time it is read anew.
    """

    family: list[Province]
    rows: dict[str, list[Any]]
    evidence: Prepared
    articles: Prepared
    map: str
    agreements_with: list[Country]
    version: str = field(default_factory=lambda: str(uuid4()))


def province_at(slug: str) -> Province | None:
    """The province with its country and codes, for a page to write on."""
    found = kept("provinces by slug", _by_slug).get(slug)
    return next(iter(own([found])), None) if found else None


def province_page(province: Province) -> dict[str, Any]:
    """The context of the page. Three queries: the version of the registry, the evidence, the articles.

    `record` is all of the page but its articles. Articles are those of the language in use, about the province or
    about what went into it.
    """
    recorded = kept(f"province {province.pk}", lambda: _recorded(province))
    shows(*(f"province:{each.pk}" for each in recorded.family))
    cited = recorded.evidence.rows()
    return {
        "province": province,
        "record": Pieces((recorded.version, cited), lambda: province_record(province, recorded, cited)),
        "articles": recorded.articles(language=get_language()),
    }


def province_record(province: Province, recorded: Recorded, cited: list[tuple[Any, ...]]) -> dict[str, Any]:
    """What the registry says, with the citations of these rows. No query.

    Figures and gates of what went into the province come apart from its own, under the former name.
    """
    family = recorded.family
    rows = {name: own(kept_rows) for name, kept_rows in recorded.rows.items()}
    attach([province, *chain.from_iterable(rows.values())], recorded.evidence.read(cited))
    notes = Footnotes()
    figures = compared([figure for figure in rows["figures"] if figure.citations.all()])
    own_figures = notes.mark_all(figure for figure in figures if figure.province_id == province.pk)
    notes.mark(province)
    changes = notes.mark_all(rows["changes"])
    origins = notes.mark_all(row for row in rows["successions"] if row.successor_id == province.pk)
    became = notes.mark_all(row for row in rows["successions"] if row.predecessor_id == province.pk)
    across = notes.mark_all(figure for figure in figures if figure.province_id not in _keys(family))
    gates = notes.mark_all(rows["gates"])
    before = [_before(former, figures, gates, notes) for former in family[1:]]
    neighbours = notes.mark_all(rows["neighbours"])
    return {
        "province": province,
        "map": recorded.map,
        "lead": province_lead(province, own_figures, gates, neighbours),
        "changes": changes,
        "origins": origins,
        "became": became,
        "figures": own_figures,
        "figures_across": across,
        "gates": gates,
        "neighbours": neighbours,
        "units": notes.mark_all(rows["units"]),
        "places": notes.mark_all(rows["places"]),
        "pairs": notes.mark_all(rows["pairs"]),
        "before": before,
        "agreements_with": recorded.agreements_with,
        "notes": notes,
    }


def _by_slug() -> dict[str, Province]:
    return {
        province.slug: province
        for province in Province.objects.select_related("country").prefetch_related("codes")
    }


def _recorded(province: Province) -> Recorded:
    """Eleven queries."""
    family = with_predecessors(province)
    rows = _rows(province, family)
    around = Province.objects.for_map().filter(slug__in=visible_slugs(province))
    drawn = local_map(province, around)
    return Recorded(
        family=family,
        rows=rows,
        evidence=prepared_evidence([province, *chain.from_iterable(rows.values())]),
        articles=_latest_articles(family),
        map=mark_safe(render_to_string("includes/local_map.html", {"map": drawn})) if drawn else "",
        agreements_with=agreement_counts(province, rows["neighbours"]),
    )


def _latest_articles(family: list[Province]) -> Prepared:
    cards, keys = article_cards(Province), [each.pk for each in family]
    latest = Stretch(LATEST_ARTICLES)
    return Prepared(
        cards.model, lambda: cards.all().of_subjects(Given("language"), provinces=keys).cut(latest)
    )


def _rows(province: Province, family: list[Province]) -> dict[str, list[Any]]:
    """What the registry says of the province, by table. One query a table, and one for the signatories of pairs."""
    successions = Succession.objects.select_related("predecessor", "successor")
    units = BorderGuardUnit.objects.select_related("parent", "province")
    figures = Figure.objects.filter(Q(province__in=family) | Q(across_province=province))
    return {
        "changes": list(StatusChange.objects.filter(province=province)),
        "successions": list(successions.filter(Q(successor=province) | Q(predecessor=province))),
        "figures": in_order(figures.best_first()),
        "gates": list(gates_of(family, across=province)),
        "neighbours": neighbours_of(province),
        "units": list(units.filter(province__in=family)),
        "places": list(Place.objects.filter(province=province)),
        "pairs": list(pairs_of(family, across=province)),
    }


def gates_of(family: list[Province], *, across: Province) -> Any:
    """Gates that lie in these provinces, lay in them before, or lead to the one across, by name."""
    return (
        BorderGate.objects.select_related("province", "former_province", "across_country", "across_province")
        .filter(Q(province__in=family) | Q(former_province__in=family) | Q(across_province=across))
        .in_name_order()
    )


def neighbours_of(province: Province) -> list[Neighbour]:
    """Provinces that touch this one, seen from it: each row gets `other`. One query."""
    rows = (
        Neighbour.objects.select_related("province__country", "across__country")
        .filter(Q(province=province) | Q(across=province))
        .order_by("province__border_order", "across__border_order", "pk")
    )
    found = list(rows)
    for row in found:
        row.other = row.across if row.province_id == province.pk else row.province
    return found


def pairs_of(family: list[Province], *, across: Province) -> Any:
    """Pairs with a side in these provinces, or in the one across."""
    return TwinningPair.objects.for_list().filter(Q(our_province__in=family) | Q(their_province=across))


def agreement_counts(province: Province, neighbours: list[Neighbour]) -> list[Country]:
    """The countries across the border, or the province's own if it is foreign, with `agreement_count`. One query."""
    codes = (
        {row.other.country_id for row in neighbours} if province.country_id == "VN" else {province.country_id}
    )
    return list(
        Country.objects.filter(pk__in=codes)
        .annotate(agreement_count=Count("agreements", distinct=True))
        .filter(agreement_count__gt=0)
        .order_by("name")
    )


def _before(
    former: Province, figures: list[Figure], gates: list[BorderGate], notes: Footnotes
) -> dict[str, Any]:
    return {
        "province": former,
        "figures": notes.mark_all(figure for figure in figures if figure.province_id == former.pk),
        "gates": [gate for gate in gates if gate.former_province_id == former.pk],
    }


def _keys(family: list[Province]) -> set[int]:
    return {province.pk for province in family}
