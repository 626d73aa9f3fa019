"""Another time for what is scheduled: under the rules of a publication, one line of history, no way round."""

import datetime as dt

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from articles import publishing
from articles.models import Article
from articles.publishing import NotPublishable
from tests.desk import let_pass, person
from tests.factories import ArticleFactory, ImageFactory, PublishedFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def scheduled(by):
    draft = ArticleFactory(title="T")
    return publishing.publish(article=draft, by=by, at=NOW + DAY, waived=let_pass(draft))


def problems(**asked):
    with pytest.raises(NotPublishable) as refused:
        publishing.reschedule(**asked)
    return refused.value.problems


def test_move_changes_the_time_alone_and_stands_in_the_history():
    by = UserFactory(is_superuser=True)
    article = scheduled(by)
    before = Article.objects.values().get()
    publishing.reschedule(article=article, by=by, at=NOW + 2 * DAY, seen=NOW + DAY)
    after = Article.objects.values().get()
    assert {name for name in after if after[name] != before[name]} <= {"publish_at", "dated", "updated_at"}
    assert after["publish_at"] == NOW + 2 * DAY
    said = [each.get_change_message() for each in LogEntry.objects.order_by("pk")]
    assert said == ["Scheduled.", "Moved from 02.03.2026 19:00 (GMT+7) to 03.03.2026 19:00 (GMT+7)."]


def test_what_is_not_scheduled_any_more_is_refused_and_stays():
    by = UserFactory(is_superuser=True)
    due, draft = PublishedFactory(title="T", publish_at=NOW), ArticleFactory(title="U")
    out = problems(article=due, by=by, at=NOW + DAY)
    assert out == ["“T” stays where it is: its time, 01.03.2026 19:00 (GMT+7), has come."]
    drafted = problems(article=draft, by=by, at=NOW + DAY)
    assert drafted == ["“U” is not scheduled any more; publish it in its form."]
    assert set(Article.objects.values_list("publish_at", flat=True)) == {NOW, None}


def test_move_obeys_time_embargo_checks_and_role():
    by = UserFactory(is_superuser=True)
    article = scheduled(by)
    assert problems(article=article, by=by, at=NOW) == [
        "“T” stays at 02.03.2026 19:00 (GMT+7): 01.03.2026 19:00 (GMT+7) is over. Choose a time ahead."
    ]
    [told] = problems(article=article, by=person("editor"), at=NOW + 2 * DAY)
    assert told.endswith("you may not publish it; ask an administrator for the role.")
    Article.objects.update(embargo_until=NOW + DAY)
    assert problems(article=article, by=by, at=NOW + DAY / 2) == [
        "The embargo ends on 02.03.2026 19:00 (GMT+7); choose that time or a later one."
    ]
    ImageFactory(article=article, file="articles/x.jpg", width=1, height=1, alt_later=True)
    [wordless, *_warnings] = problems(article=article, by=by, at=NOW + 2 * DAY)
    assert "has no text instead of it" in wordless
    assert Article.objects.get().publish_at == NOW + DAY
