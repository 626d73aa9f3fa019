"""A number that cannot be is refused with both rows and the remedy."""

import pytest
from django.core.exceptions import ValidationError

from provinces.models import Figure
from tests.factories import CountryFactory, FigureFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def refused(**values):
    with pytest.raises(ValidationError) as problem:
        FigureFactory(qualifier="stated", **values)
    return [sentence.replace("\u00a0", " ") for sentence in problem.value.messages]


@pytest.mark.parametrize(
    ("measure", "place", "sentence"),
    [
        (
            "coastline",
            {"has_coast": False},
            (
                "“coastline: 277 km”: the registry does not say of “Ha Giang” that it lies on the coast; choose the "
                "province or the measure that the sentence means, or correct this on the page of the province."
            ),
        ),
        (
            "land_border",
            {"has_land_border": False, "has_coast": False},
            (
                "“land border: 277 km”: the registry does not say of “Ha Giang” that it lies on the land border; "
                "choose the province or the measure that the sentence means, or correct this on the page "
                "of the province."
            ),
        ),
    ],
)
def test_nothing_is_measured_where_there_is_none(measure, place, sentence):
    province = ProvinceFactory(name="Ha Giang", **place)
    assert (refused(province=province, measure=measure, value=277), Figure.objects.count()) == ([sentence], 0)


@pytest.mark.parametrize("has_coast", [True, None])
def test_coast_that_may_be_is_taken(has_coast):
    FigureFactory(province=ProvinceFactory(has_coast=has_coast), measure="coastline", value="102.5")
    assert Figure.objects.count() == 1


def test_count_is_a_whole_number():
    assert refused(province=ProvinceFactory(), measure="markers", value="1.970") == [
        (
            "“border markers: 1.97” is a count, and a count is a whole number; a point in a Vietnamese number parts "
            "thousands: 1.970 is 1970."
        )
    ]


def test_part_is_no_more_than_its_whole():
    cambodia, laos = CountryFactory(code="KH"), CountryFactory(code="LA")
    border = {"province": None, "nation": True, "measure": "land_border"}
    FigureFactory(**border, across_country=cambodia, value=1137)
    FigureFactory(**border, across_country=cambodia, value=1137, part=True)
    FigureFactory(**border, across_country=laos, value=1200, part=True)
    assert refused(**border, across_country=cambodia, value=1200, part=True) == [
        (
            "“land border: 1,200 km” is marked as of a part only, and is more than the whole on record (1,137 km); "
            "take the mark away, correct the number, or record first what the source says of the whole."
        )
    ]
