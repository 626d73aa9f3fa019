"""What to read next: below and above in the list of all, and in the list of the article's first province."""

import datetime as dt

import pytest

from articles.models import Article
from articles.reading.related import Beside, beside, related
from tests.factories import ArticleFactory, ProvinceFactory, PublishedFactory

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2024, 5, 12, 13, 35, tzinfo=dt.UTC)


def on(day: int, *provinces, **fields) -> Article:
    article = PublishedFactory(publish_at=DAY + dt.timedelta(days=day), **fields)
    article.provinces.add(*provinces)
    return article


def around(article: Article) -> Beside:
    return beside(article)


def test_neighbours_in_the_list_and_in_the_province():
    here, elsewhere = ProvinceFactory(name="A"), ProvinceFactory(name="B")
    first, second, third = on(1, here), on(2, elsewhere), on(3, here, elsewhere)
    fourth, fifth = on(4), on(5, here)
    assert around(third) == Beside(second, fourth, here, first, fifth)
    assert around(first) == Beside(None, second, here, None, third)
    assert around(fourth) == Beside(third, fifth)


def test_articles_of_one_moment_stand_in_the_order_of_the_list():
    one, two, three = on(1), on(1), on(1)
    assert [(found.older, found.newer) for found in map(around, (one, two, three))] == [
        (None, two),
        (one, three),
        (two, None),
    ]


def test_hidden_articles_are_nobodys_neighbours():
    here = ProvinceFactory()
    article = on(2, here)
    on(1, here, status="withdrawn", withdrawn_at=DAY, withdrawal_reason="Wrong.")
    on(3, here, language="vi")
    ArticleFactory().provinces.add(here)
    assert around(article) == Beside(province=here)


def test_one_query_whatever_lies_around(django_assert_num_queries):
    here = ProvinceFactory()
    articles = [on(day, here) for day in range(5)]
    middle = Article.objects.prefetch_related("provinces").get(pk=articles[2].pk)
    with django_assert_num_queries(1):
        assert around(middle).older == articles[1]


def test_related_are_the_newest_that_share_a_province_or_a_tag(django_assert_num_queries):
    here = ProvinceFactory()
    article = on(5, here, ProvinceFactory())
    article.tags.add("border")
    shares_both, shares_tag, shares_province = on(1, here), on(4), on(3, here)
    for tagged in (shares_both, shares_tag):
        tagged.tags.add("border")
    on(0, here)
    for hidden in (on(6, here, status="draft"), on(7, here, language="vi"), on(400_000, here)):
        hidden.tags.add("border")
    on(8, ProvinceFactory()).tags.add("sea")
    row = Article.objects.prefetch_related("provinces", "tags").get(pk=article.pk)
    with django_assert_num_queries(1):
        assert related(row) == [shares_tag, shares_province, shares_both]
    bare = Article.objects.prefetch_related("provinces", "tags").get(pk=on(2).pk)
    with django_assert_num_queries(0):
        assert related(bare) == []
