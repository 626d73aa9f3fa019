"""Pages of a list that is newest first."""

import datetime as dt

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict

from articles.models import Article
from articles.reading.cursor_pagination import page_of
from tests.factories import PUBLISHED_AT, PublishedFactory

pytestmark = pytest.mark.django_db


def asked(**parameters):
    query = QueryDict(mutable=True)
    query.update(parameters)
    return query


def titles(page):
    return [article.title for article in page]


@pytest.fixture
def seven():
    """Seven articles, three of them at the very same moment."""
    for number, minutes in enumerate([0, 1, 2, 2, 2, 3, 4]):
        PublishedFactory(title=str(number), publish_at=PUBLISHED_AT + dt.timedelta(minutes=minutes))


def test_walking_down_and_up_shows_each_article_once(seven):
    first = page_of(Article.objects.public(), asked(), size=3)
    second = page_of(Article.objects.public(), asked(before=first.older), size=3)
    third = page_of(Article.objects.public(), asked(before=second.older), size=3)
    assert [titles(first), titles(second), titles(third)] == [["6", "5", "4"], ["3", "2", "1"], ["0"]]
    assert (first.newer, third.older) == ("", "")
    up = page_of(Article.objects.public(), asked(after=third.newer), size=3)
    assert titles(up) == titles(second)
    top = page_of(Article.objects.public(), asked(after=up.newer), size=3)
    assert (titles(top), top.newer) == (titles(first), "")


def test_a_page_costs_one_query_however_deep(seven, django_assert_num_queries):
    cursor = page_of(Article.objects.public(), asked(), size=2).older
    with django_assert_num_queries(1):
        assert len(page_of(Article.objects.public(), asked(before=cursor), size=2)) == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"before": "x"},
        {"after": "2024-05-12T13:35:00Z"},
        {"before": "2024-02-31T13:35:00Z-1"},
        {"before": "2024-05-12T13:35:00Z-" + "9" * 30},
        {"before": "2024-05-12T13:35:00Z-1 OR 1=1"},
        {"before": "２024-05-12T13:35:00Z-1"},
        {"before": "2024-05-12T13:35:00Z-1", "after": "2024-05-12T13:35:00Z-1"},
    ],
)
def test_forged_cursor_is_refused(parameters):
    with pytest.raises(BadRequest):
        page_of(Article.objects.public(), asked(**parameters))
