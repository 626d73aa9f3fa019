"""Which provinces existed when, and which figures may be shown."""

import datetime as dt

import pytest

from articles.models import Citation
from provinces.models import Figure, Province
from provinces.querysets import with_evidence
from tests.factories import (
    ArticleFactory,
    CitationFactory,
    FigureFactory,
    ProvinceFactory,
    PublishedFactory,
    ReferenceFactory,
)

pytestmark = pytest.mark.django_db


def test_provinces_on_a_day():
    ProvinceFactory(name="unchanged")
    ProvinceFactory(name="former", valid_to="2025-07-01")
    ProvinceFactory(name="new", valid_from="2025-07-01")

    def on(day):
        return sorted(Province.objects.on(day).values_list("name", flat=True))

    assert on(dt.date(2025, 6, 30)) == ["former", "unchanged"]
    assert on(dt.date(2025, 7, 1)) == ["new", "unchanged"]


def test_figures_are_shown_only_with_public_evidence():
    by_reference = FigureFactory(code="by-reference")
    CitationFactory(figure=by_reference)
    by_article = FigureFactory(code="by-article")
    CitationFactory(figure=by_article, reference=None, article=PublishedFactory(), passage="A text.")
    by_draft = FigureFactory(code="by-draft")
    CitationFactory(figure=by_draft, reference=None, article=ArticleFactory(), passage="A text.")
    FigureFactory(code="unsupported")
    assert sorted(Figure.objects.shown().values_list("code", flat=True)) == ["by-article", "by-reference"]


def test_evidence_of_a_draft_is_left_out(django_assert_num_queries):
    figure = FigureFactory()
    CitationFactory(figure=figure, code="public", reference=ReferenceFactory())
    CitationFactory(figure=figure, code="draft", reference=None, article=ArticleFactory(), passage="A text.")
    with django_assert_num_queries(2):
        [shown] = with_evidence(Figure.objects.shown())
        assert [citation.code for citation in shown.citations.all()] == ["public"]
    assert Citation.objects.count() == 2


def test_ranks_decide_which_claim_comes_first():
    province = ProvinceFactory()
    for code, reason in [
        ("old", {"rank": "superseded", "superseded_because": "newer"}),
        ("normal", {}),
        ("best", {"rank": "preferred", "preferred_because": "the newest"}),
    ]:
        CitationFactory(figure=FigureFactory(code=code, province=province, **reason))
    assert [figure.code for figure in province.figures.shown()] == ["best", "normal", "old"]


def test_totals_come_before_parts_and_the_undated_last():
    dates = {"part": "2024", "undated": "", "older": "2019", "newer": "2023"}
    for code, as_of in dates.items():
        CitationFactory(figure=FigureFactory(code=code, as_of=as_of, part=code == "part"))
    shown = Figure.objects.shown().values_list("code", flat=True)
    assert list(shown) == ["newer", "older", "undated", "part"]
