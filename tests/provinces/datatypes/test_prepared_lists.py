"""Prepared lists are cut as their querysets are, wherever a stretch begins and whichever way it goes."""

import pytest

from articles.models import Article
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.prepared import Given
from provinces.datatypes.prepared_lists import PreparedList
from tests.factories import PublishedFactory
from tests.world import HOUR, NOW

pytestmark = pytest.mark.django_db


def of_language():
    return Article.objects.public().filter(language=Given("language"))


@pytest.mark.parametrize("upwards", [False, True])
@pytest.mark.parametrize("at", [None, 1, 3])
def test_stretch_is_that_of_the_queryset(django_assert_num_queries, at, upwards):
    articles = [PublishedFactory(publish_at=NOW - number * HOUR) for number in range(5)]
    PublishedFactory(language="vi")
    place = None if at is None else (Article.objects.get(pk=articles[at].pk).dated, articles[at].pk)
    stretch = Stretch(2, "dated", place, upwards=upwards)
    right = list(stretch.of(Article.objects.public().filter(language="en")))
    for _asking in range(2):
        with django_assert_num_queries(1):
            assert PreparedList(Article, of_language, language="en").cut(stretch) == right
    assert right


def test_time_may_be_a_moment():
    newest, older = (PublishedFactory(publish_at=NOW - number * HOUR) for number in range(2))
    behind = Stretch(5, "publish_at", (newest.publish_at, newest.pk))
    assert PreparedList(Article, of_language, language="en").cut(behind) == [older]
