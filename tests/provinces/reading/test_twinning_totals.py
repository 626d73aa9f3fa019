import pytest

from provinces.reading.twinning_totals import claimed_totals, recorded_by_country
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    CountryFactory,
    FigureFactory,
    PairFactory,
    ProvinceFactory,
)

pytestmark = pytest.mark.django_db


def claim(*, measure="twinned_pairs", **fields):
    figure = FigureFactory(measure=measure, **fields)
    CitationFactory(figure=figure)
    return figure


def test_claimed_totals_stand_beside_what_is_counted_alike_for_the_same_place():
    quang_tri, laos, china = ProvinceFactory(), CountryFactory(code="LA"), CountryFactory(code="CN")
    PairFactory.create_batch(2, level="cluster", our_province=quang_tri)
    PairFactory(level="commune")
    PairFactory(level="post", our_province=quang_tri)
    PairFactory(level="cluster", our_province=quang_tri, their_country=china)
    claims = [
        (claim(province=None, nation=True, value=224), 3),
        (claim(province=None, nation=True, across_country=laos, value=100), 2),
        (claim(province=quang_tri, value=30), 3),
        (claim(province=quang_tri, across_country=laos, value=23), 2),
        (claim(province=quang_tri, measure="twinned_communes", value=24), 0),
        (claim(province=None, nation=True, measure="twinned_communes", value=30), 1),
    ]
    recorded = {figure.pk: figure.recorded for figure in claimed_totals()}
    assert recorded == {figure.pk: number for figure, number in claims}


def test_claimed_totals_without_public_evidence_are_not_shown():
    figure = FigureFactory(measure="twinned_pairs")
    draft = ArticleFactory(body="<p>224 pairs</p>")
    CitationFactory(figure=figure, reference=None, article=draft, passage="224 pairs")
    assert claimed_totals() == []


def test_recorded_by_country_counts_levels_from_north_to_south():
    PairFactory.create_batch(2, level="post")
    PairFactory(level="cluster")
    PairFactory(level="post", their_country=CountryFactory(code="CN"))
    counted = [
        (country.pk, [(level, n) for level, _w, n in levels]) for country, levels in recorded_by_country()
    ]
    assert counted == [("CN", [("post", 1)]), ("LA", [("post", 2), ("cluster", 1)])]
