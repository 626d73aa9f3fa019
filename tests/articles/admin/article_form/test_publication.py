"""Publication on the form: a time typed as people type it, and said back before it is sent."""

import datetime as dt

import pytest
import time_machine

from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, SourceFactory

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 3, 0, tzinfo=dt.UTC)
TOMORROW = dt.datetime(2026, 11, 29, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def desk():
    with time_machine.travel(NOW, tick=False):
        client = DeskClient()
        client.force_login(person("publisher"))
        yield client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def sent(article, **more):
    known = {"title": article.title, "slug": article.slug, "source": article.source_id}
    return article_data(translation_key=article.translation_key, **(known | more))


@pytest.mark.parametrize(
    "typed",
    [{"publish_at": "ngày mai 8 giờ"}, {"publish_at_0": "2026-11-29", "publish_at_1": "08:00"}],
    ids=["in words", "as two fields, kept before they were one"],
)
def test_typed_time_schedules(desk, typed):
    data = article_data(source=SourceFactory().pk, _publish="1") | typed
    if "publish_at_0" in typed:
        del data["publish_at"]
    desk.post("/admin/articles/article/add/", data)
    article = Article.objects.get()
    assert (article.status, article.publish_at, article.is_public) == ("published", TOMORROW, False)


def test_now_publishes_a_draft_and_ends_the_waiting_of_a_scheduled_text(desk):
    draft, waiting = ArticleFactory(), PublishedFactory(publish_at=TOMORROW)
    desk.post(change(draft), sent(draft, publish_at="now", _publish="1"))
    desk.post(change(waiting), sent(waiting, publish_at="now", body=waiting.body, teaser=waiting.teaser))
    assert [each.publish_at for each in Article.objects.order_by("pk")] == [NOW, NOW]


def test_time_that_is_past_is_refused_and_one_that_has_passed_stays(desk):
    article = ArticleFactory(publish_at=NOW - dt.timedelta(days=1))
    answer = desk.post(change(article), sent(article, publish_at="2026-11-27 08:00"))
    [said] = answer.context["adminform"].form.errors["publish_at"]
    assert said.startswith("“2026-11-27 08:00” is past. Type a day and a time:")
    answer = desk.post(change(article), sent(article, publish_at="2026-11-27 10:00", title="New"))
    assert (answer.status_code, Article.objects.get().title) == (302, "New")


def test_form_that_comes_back_says_what_was_understood(desk):
    article = ArticleFactory()
    page = desk.post(change(article), sent(article, title="", publish_at="mai 8h")).content.decode()
    assert 'id="said-publish_at">Sunday 29 November 2026, 08:00, Viet Nam (UTC+7)<' in page
    assert 'value="mai 8h"' in page


def test_typed_times_are_said_back_before_they_are_sent(desk):
    words = {"publish_at": "tomorrow 8:00", "embargo_until": "<b>whenever</b>"}
    for address in (
        change(ArticleFactory()).replace("change", "publication"),
        "/admin/articles/article/publication/",
    ):
        said = desk.post(address, words).json()["said"]
        assert said["publish_at"] == {
            "moment": "Sunday 29 November 2026, 08:00, Viet Nam (UTC+7)",
            "problem": "",
        }
        assert said["embargo_until"]["problem"].startswith("“<b>whenever</b>” is no time.")
