"""Evidence of rows of several tables at once is what each table would have been given by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provinces.models import Figure, Province
from provinces.querysets import with_evidence
from provinces.reading.evidence import attach_evidence
from tests.factories import ArticleFactory, CitationFactory, FigureFactory, ProvinceFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def cited(rows):
    return {(type(row), row.pk): [citation.pk for citation in row.citations.all()] for row in rows}


def test_every_row_has_its_public_citations_in_one_query():
    provinces = [ProvinceFactory() for _ in range(2)]
    figures = [FigureFactory(province=provinces[0]) for _ in range(2)]
    ProvinceFactory(pk=figures[1].pk + 1_000)
    of_reference = CitationFactory(province=provinces[0], figure=None)
    of_article = CitationFactory(
        figure=figures[0], reference=None, article=PublishedFactory(), passage="A text."
    )
    CitationFactory(figure=figures[0])
    CitationFactory(figure=figures[1], reference=None, article=ArticleFactory(), passage="A text.")
    right = cited([*with_evidence(Province.objects.all()), *with_evidence(Figure.objects.all())])
    rows = [*Province.objects.all(), *Figure.objects.all(), *Figure.objects.all()]

    with CaptureQueriesContext(
        connection,
    ) as queries:
        attach_evidence(rows)
        found = cited(rows)

    assert len(queries) == 1
    assert found == right
    assert (of_reference.pk, of_article.pk) == (
        found[Province, provinces[0].pk][0],
        found[Figure, figures[0].pk][0],
    )
    assert (
        len(found[Figure, figures[0].pk]),
        found[Figure, figures[1].pk],
        found[Province, provinces[1].pk],
    ) == (2, [], [])


def test_no_rows_are_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        attach_evidence([])
