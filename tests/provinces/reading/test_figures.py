"""Claims that contradict each other can be compared at a glance; a part is never set against the whole."""

import pytest

from provinces.models import Figure
from provinces.reading.figures import by_measure
from tests.factories import CitationFactory, FigureFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def test_rivals_have_a_share_of_the_largest_and_others_none():
    province = ProvinceFactory()
    rows = [("500", ""), ("250", ""), ("100", "the section with one neighbour only")]
    for value, scope in rows:
        CitationFactory(
            figure=FigureFactory(province=province, measure="land_border", value=value, scope=scope)
        )
    CitationFactory(figure=FigureFactory(province=province, measure="area", value="900"))
    shares = {int(figure.value): figure.share for figure in by_measure(Figure.objects.shown())}
    assert shares == {500: 100, 250: 50, 100: None, 900: None}


def test_two_claims_of_nothing_have_no_bar():
    province = ProvinceFactory()
    for _ in range(2):
        CitationFactory(figure=FigureFactory(province=province, measure="area", value="0"))
    assert [figure.share for figure in by_measure(Figure.objects.shown())] == [None, None]
