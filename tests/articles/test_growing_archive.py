"""No page costs more the longer the archive is: each query is answered by an index, however many articles there are."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from articles import periods
from articles.models import Article
from articles.periods import Period
from articles.reading.cursor_pagination import page_of
from articles.reading.related import beside, related
from tests.archive import add_archive
from tests.factories import PUBLISHED_AT, ChangeNoteFactory, ProvinceFactory, PublishedFactory
from tests.query_plans import plan_of, reads_everything, work_of

pytestmark = pytest.mark.django_db


def english():
    return Article.objects.public().in_language("en")


def test_years_are_jumped_to_and_none_is_missed():
    PublishedFactory(original_date="1975-04-30")
    for date in ("2024-05", "2024", "2022-01-01", "1999-12-31", "1999"):
        PublishedFactory(original_date=date)
    PublishedFactory(language="vi", original_date="2020")
    PublishedFactory(original_date="2019", status="draft")
    with time_machine.travel(dt.datetime(2025, 1, 1, tzinfo=dt.UTC)):
        assert periods.years("en") == ([Period(2024), Period(2022), Period(1999)], False)
        PublishedFactory()
        assert periods.years("en") == ([Period(2024), Period(2022), Period(1999)], True)
    assert periods.years("xx") == ([], False)


def test_years_are_looked_up_in_the_index_of_the_list():
    PublishedFactory(original_date="2022")
    plan = plan_of(lambda: periods.years("en"))
    assert (reads_everything(plan), "article_list_newest_first" in plan) == (False, True)


def test_last_note_is_looked_up_for_the_rows_shown():
    article = PublishedFactory()
    for hours in (1, 3, 2):
        ChangeNoteFactory(article=article, at=PUBLISHED_AT + dt.timedelta(hours=hours))
    later = timezone.now() + dt.timedelta(days=1)
    ChangeNoteFactory(article=article, at=later)
    bare = PublishedFactory()
    feed = english().with_last_note().last_published()
    last = PUBLISHED_AT + dt.timedelta(hours=3)
    assert {row: row.last_note for row in feed} == {article: last, bare: None}


def test_feed_is_read_in_its_index():
    PublishedFactory()
    plan = plan_of(lambda: list(english().with_last_note().last_published()[:30]))
    assert (reads_everything(plan), "article_feed_newest_first" in plan) == (False, True)


@pytest.mark.parametrize("way", ["before", "after"])
def test_page_is_entered_at_its_place(way):
    article = PublishedFactory(original_date="2022")
    place = QueryDict(f"{way}={article.dated}-{article.pk}")
    plan = plan_of(lambda: page_of(english(), place))
    assert (reads_everything(plan), "article_list_newest_first" in plan) == (False, True)
    entered = "dated<" if way == "before" else "dated>"
    assert connection.vendor == "postgresql" or entered in plan


@pytest.mark.walk
def test_work_of_a_list_is_the_same_among_ten_times_as_many():
    """And a scan is told from it."""
    article = PublishedFactory()
    work = []
    for first, number in ((0, 100), (100, 900)):
        add_archive(article, number, first=first)
        ways = (
            lambda: list(english().newest_first()[:5]),
            lambda: english().filter(teaser__contains="nowhere").count(),
        )
        work.append([work_of(way) for way in ways])
    (list_before, scan_before), (list_after, scan_after) = work
    assert (list_after <= list_before * 1.1, scan_after >= scan_before * 5) == (True, True)


@pytest.mark.walk
def test_what_stands_beside_an_article_costs_the_same_among_ten_times_as_many():
    article = PublishedFactory()
    article.provinces.add(ProvinceFactory(), ProvinceFactory())
    article.tags.add("border", "sea")
    work = []
    for first, number in ((0, 100), (100, 900)):
        add_archive(article, number, first=first)
        middle = Article.objects.prefetch_related("provinces", "tags").get(slug=f"{article.slug}-50")
        work.append((work_of(lambda row=middle: related(row)), work_of(lambda row=middle: beside(row))))
    (related_before, beside_before), (related_after, beside_after) = work
    assert (related_after <= related_before * 1.1, beside_after <= beside_before * 1.1) == (True, True)
