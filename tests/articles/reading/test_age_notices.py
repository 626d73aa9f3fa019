"""How old a text is, never a year too much; and which of its provinces have another name today."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.reading.age_notices import renamed, years_old
from tests.factories import ProvinceFactory, PublishedFactory, SuccessionFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 12)


@pytest.mark.parametrize(
    ("original_date", "years"),
    [
        ("2026-05-12", 0),
        ("2025-05-13", 0),
        ("2025-05-12", 1),
        ("2024-05-12T20:35+07:00", 2),
        ("2025-05", 0),
        ("2025-04", 1),
        ("2025", 0),
        ("2024", 1),
        ("2024-02-29", 2),
        ("2030", 0),
        ("0001", 2024),
    ],
)
def test_years_since_the_original(original_date, years):
    assert years_old(PublishedFactory.build(original_date=original_date), TODAY) == years


def test_without_a_date_of_the_original_our_own_counts():
    published = dt.datetime(2025, 5, 11, 18, 0, tzinfo=dt.UTC)  # 12 May in Viet Nam
    article = PublishedFactory.build(publish_at=published)
    assert (years_old(article, TODAY), years_old(article, TODAY - dt.timedelta(days=1))) == (1, 0)


def test_provinces_that_are_no_more_are_named_with_what_they_are_part_of():
    gone, there = ProvinceFactory(name="Quang Binh", valid_to="2025-07-01"), ProvinceFactory(name="Quang Tri")
    SuccessionFactory(predecessor=gone, successor=there)
    article = PublishedFactory()
    article.provinces.add(gone, there)
    assert renamed(article) == [(gone, [there])]


def test_article_page_says_both(client):
    gone = ProvinceFactory(name="Quang Binh", slug="quang-binh", valid_to="2025-07-01")
    SuccessionFactory(predecessor=gone, successor=ProvinceFactory(name="Quang Tri", slug="quang-tri"))
    article = PublishedFactory(original_date="2014-05-12T20:35+07:00")
    article.provinces.add(gone)
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'The original is of <time datetime="2014-05-12">12 May 2014</time>: more than' in page
    assert "Names have changed since:" in page
    assert '<a href="/provinces/quang-tri/">Quang Tri</a>.' in page


def test_a_new_article_about_todays_provinces_says_neither(client):
    article = PublishedFactory(original_date=f"{timezone.localdate()}")
    article.provinces.add(ProvinceFactory())
    page = client.get(article.get_absolute_url()).content.decode()
    assert ("Names have changed" in page, "The original is of" in page) == (False, False)
