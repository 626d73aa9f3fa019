"""Conditions of partial indexes: SQLite reads them in the SQL, whatever way a query asks for the value."""

import pytest
from django.db import connection

from articles.choices import Status
from articles.models import Article, ArticleImage, Citation
from articles.querysets import public_condition
from tests.factories import ArticleFactory, CitationFactory, PublishedFactory

pytestmark = pytest.mark.django_db
IS_SQLITE = connection.vendor == "sqlite"


@pytest.mark.parametrize(
    ("rows", "written", "bound"),
    [
        (Article.objects.filter(status=Status.PUBLISHED), "\"status\" = 'published'", ()),
        (Article.objects.filter(status="published"), "\"status\" = 'published'", ()),
        (Article.objects.exclude(status="draft"), "\"status\" = 'draft'", ()),
        (Article.objects.filter(waits_for_original=True), '"waits_for_original" = 1', ()),
        (ArticleImage.objects.filter(file=""), "\"file\" = ''", ()),
        (Citation.objects.filter(article__status="published"), "\"status\" = 'published'", ()),
        (Article.objects.filter(status="withdrawn"), '"status" = %s', ("withdrawn",)),
        (Article.objects.filter(status="it's 50 %"), '"status" = %s', ("it's 50 %",)),
        (ArticleImage.objects.filter(file="a.png"), '"file" = %s', ("a.png",)),
    ],
)
@pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL's driver writes every value into the SQL")
def test_value_of_a_condition_is_written_and_no_other(rows, written, bound):
    sql, params = rows.order_by().values("pk").query.sql_with_params()
    assert (sql.count(written), params) == (1, bound)


def test_same_rows_are_found():
    CitationFactory(
        reference=None,
        article=PublishedFactory(title="public", body="<p>Two posts.</p>"),
        passage="Two posts.",
    )
    ArticleFactory(title="draft")
    found = {
        "public": Article.objects.filter(public_condition()),
        "draft": Article.objects.exclude(status=Status.PUBLISHED),
        "of a citation": Article.objects.filter(citations__article__status="published"),
    }
    titles = {name: [article.title for article in rows] for name, rows in found.items()}
    assert titles == {"public": ["public"], "draft": ["draft"], "of a citation": ["public"]}
