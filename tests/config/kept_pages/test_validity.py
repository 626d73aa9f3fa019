"""How long a page stays the same by the clock."""

import datetime as dt

import pytest
import time_machine

from articles.choices import Language
from config.kept_pages.validity import until
from tests.factories import ChangeNoteFactory, PublishedFactory
from tests.query_plans import plan_of, reads_everything

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2024, 5, 12, 13, 35, tzinfo=dt.UTC)  # 20:35 in Viet Nam
MIDNIGHT = dt.datetime(2024, 5, 12, 17, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def moment():
    return dt.datetime.fromtimestamp(until(), dt.UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def test_day_ends_in_viet_nam(django_assert_num_queries):
    PublishedFactory(publish_at=NOW)
    PublishedFactory(publish_at=MIDNIGHT + MINUTE)
    with django_assert_num_queries(1):
        assert moment() == MIDNIGHT


@pytest.mark.parametrize("language", Language)
def test_what_becomes_due_first_counts_in_every_language(language):
    PublishedFactory(language=language, publish_at=NOW + 2 * MINUTE)
    PublishedFactory(language=language, publish_at=NOW + 3 * MINUTE)
    assert moment() == NOW + 2 * MINUTE
    article = PublishedFactory(publish_at=NOW - MINUTE)
    ChangeNoteFactory(article=article, at=NOW + MINUTE)
    assert moment() == NOW + MINUTE


def test_moment_is_looked_up_in_the_indexes():
    ChangeNoteFactory(article=PublishedFactory())
    plan = plan_of(until)
    assert (reads_everything(plan), "article_feed_newest_first" in plan) == (False, True)
