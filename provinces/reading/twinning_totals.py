"""Twinning totals: what is claimed, beside how many pairs the registry records itself."""

from collections import Counter

from django.db.models import Count

from provinces.border_lines import rank_of
from provinces.choices import Measure, TwinningLevel
from provinces.models import Country, Figure, TwinningPair
from provinces.reading.figures import shown_figures

# Like is counted with like; twinned posts are claimed by nobody.
COUNTED_AS = {
    Measure.TWINNED_PAIRS: TwinningLevel.CLUSTER,
    Measure.TWINNED_COMMUNES: TwinningLevel.COMMUNE,
}


def claimed_totals() -> list[Figure]:
    """Each claim a reader may see, with `recorded`: our own pairs of that level for the same place. Three queries."""
    counts = Counter()
    rows = TwinningPair.objects.filter(level__in=COUNTED_AS.values()).order_by()
    sides = rows.values_list("level", "our_province", "their_country")
    for level, province, country, pairs in sides.annotate(Count("pk")):
        for place in {(None, None), (province, None), (None, country), (province, country)}:
            counts[level, *place] += pairs
    claims = shown_figures(Figure.objects.filter(measure__in=COUNTED_AS))
    for claim in claims:
        level = COUNTED_AS[Measure(claim.measure)]
        claim.recorded = counts[level, claim.province_id, claim.across_country_id or claim.country_id]
    return claims


def recorded_by_country() -> list[tuple[Country, list[tuple[str, str, int]]]]:
    """How many pairs the registry records on each line: (level, its words, number). Two queries."""
    rows = TwinningPair.objects.order_by().values_list("their_country", "level").annotate(Count("pk"))
    counts = {(country, level): pairs for country, level, pairs in rows}
    countries = Country.objects.in_bulk({country for country, _level in counts})
    return [
        (
            countries[code],
            [
                (level.value, level.label, counts[code, level])
                for level in TwinningLevel
                if (code, level) in counts
            ],
        )
        for code in sorted(countries, key=rank_of)
    ]
