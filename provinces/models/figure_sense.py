"""Sense of a figure: what its number cannot be, whoever says it. Rules as in `consistency`; each sentence has a remedy.

They keep nobody from recording what a source says: a source may be wrong about the length of a coast, but no coast
lies in a province that has none. Either the figure is misread, or the registry says the wrong thing of the province.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from provinces.choices import UNIT_OF_MEASURE, Measure

# What a province has to have before something on it can be measured.
NEEDS = {
    Measure.COASTLINE: "has_coast",
    Measure.LAND_BORDER: "has_land_border",
    Measure.DEMARCATED: "has_land_border",
    Measure.MARKERS: "has_land_border",
}
# Two figures with the same of these are about the same thing.
SAME_THING = (
    "country_id",
    "province_id",
    "unit_id",
    "agreement_id",
    "nation",
    "measure",
    "across_country_id",
)

Problem = tuple[Any, str]


def measured_where_there_is_some(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """One query for provinces that were not fetched yet."""
    asked = [row for row in rows if row.measure in NEEDS and row.province_id]
    models.prefetch_related_objects(asked, "province")
    for figure in asked:
        needed = NEEDS[Measure(figure.measure)]
        # Where nobody has said yet whether there is a coast, no tick at “land border” says nothing either.
        is_known = figure.province.has_coast is not None
        if is_known and not getattr(figure.province, needed):
            yield (
                figure,
                _(
                    "“%(figure)s”: the registry does not say of “%(province)s” that it %(needed)s; choose the province "
                    "or the measure that the sentence means, or correct this on the page of the province."
                )
                % {
                    "figure": figure,
                    "province": figure.province,
                    "needed": figure.province._meta.get_field(needed).verbose_name,
                },
            )


def counted_in_whole_numbers(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """No query."""
    for figure in rows:
        if not figure.measure or figure.measure in UNIT_OF_MEASURE or figure.value is None:
            continue
        if Decimal(figure.value) % 1:
            yield (
                figure,
                _(
                    "“%(figure)s” is a count, and a count is a whole number; a point in a Vietnamese number parts "
                    "thousands: 1.970 is 1970."
                )
                % {"figure": figure},
            )


def part_within_its_whole(rows: Sequence[Any], using: str) -> Iterator[Problem]:
    """One query for all that are marked as a part."""
    parts = [row for row in rows if row.part]
    if not parts:
        return
    same = Q()
    for part in parts:
        same |= Q(**{name: getattr(part, name) for name in SAME_THING})
    largest: dict[tuple[Any, ...], Decimal] = {}
    wholes = type(parts[0])._default_manager.using(using).filter(same, part=False, across_province=None)
    for value, *thing in wholes.order_by().values_list("value", *SAME_THING):
        largest[tuple(thing)] = max(value, largest.get(tuple(thing), value))
    for part in parts:
        whole = largest.get(tuple(getattr(part, name) for name in SAME_THING))
        if whole is not None and part.value is not None and Decimal(part.value) > whole:
            yield (
                part,
                _(
                    "“%(figure)s” is marked as of a part only, and is more than the whole on record (%(whole)s); take "
                    "the mark away, correct the number, or record first what the source says of the whole."
                )
                % {"figure": part, "whole": type(part)(measure=part.measure, value=whole).number},
            )


RULES = (measured_where_there_is_some, counted_in_whole_numbers, part_within_its_whole)
