"""The picture of years: a dot an entry, those of one year above each other."""

import pytest

from provinces.reading.timeline import STEP, timeline
from tests.factories import AgreementFactory

pytestmark = pytest.mark.django_db


def test_dots_of_a_year_stand_above_each_other_and_years_stand_apart():
    for name, signed_on in (("One", "1999-12-30"), ("Two", "1999"), ("Three", "2009-11-18")):
        AgreementFactory(name=name, signed_on=signed_on)
    drawn = timeline(
        [AgreementFactory(name="Undated", signed_on=""), *AgreementFactory._meta.model.objects.all()]
    )
    places = {dot.words: (dot.x, dot.y) for dot in drawn.dots}
    assert set(places) == {"One", "Two", "Three"}
    assert places["One"][0] == places["Two"][0]
    assert abs(places["One"][1] - places["Two"][1]) == STEP
    assert places["Three"] == (places["One"][0] + 10 * STEP, drawn.ground - STEP)
    assert [year for _, year in drawn.ticks] == [2000]
    assert {dot.address for dot in drawn.dots} >= {"/agreements/three/"}


def test_no_picture_of_nothing_or_of_one_year():
    assert timeline([]) is None
    assert timeline([AgreementFactory(signed_on="2019-10-05"), AgreementFactory(signed_on="2019-11")]) is None
