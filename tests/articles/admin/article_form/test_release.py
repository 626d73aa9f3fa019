"""The buttons below the form: who sees them when, and what they do."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db
FLAGS = ["can_submit", "can_publish", "can_make_draft", "can_withdraw", "can_unwithdraw"]


def logged_in(role):
    client = DeskClient()
    client.force_login(person(role))
    return client


def change(article):
    return f"/admin/articles/article/{article.pk}/change/"


def scheduled():
    return PublishedFactory(publish_at=timezone.now() + dt.timedelta(days=1))


def in_review():
    return ArticleFactory(status="in_review")


@pytest.mark.parametrize(
    ("make", "role", "buttons"),
    [
        (ArticleFactory, "translator", ["can_submit"]),
        (ArticleFactory, "publisher", ["can_submit", "can_publish"]),
        (in_review, "translator", ["can_make_draft"]),
        (in_review, "editor", ["can_make_draft"]),
        (in_review, "publisher", ["can_publish", "can_make_draft"]),
        (scheduled, "editor", []),
        (scheduled, "publisher", ["can_publish", "can_make_draft"]),
        (PublishedFactory, "editor", []),
        (PublishedFactory, "publisher", ["can_withdraw"]),
        (WithdrawnFactory, "editor", []),
        (WithdrawnFactory, "publisher", ["can_publish", "can_unwithdraw"]),
    ],
)
def test_buttons_fit_the_role_and_the_status(make, role, buttons):
    context = logged_in(role).get(change(make())).context
    assert [flag for flag in FLAGS if context.get(flag)] == buttons


@pytest.mark.parametrize("button", ["_publish", "_unwithdraw", "_draft"])
def test_crafted_button_does_no_more_than_the_role_may(button):
    article = ArticleFactory(status="in_review") if button == "_draft" else ArticleFactory()
    client = logged_in("registrar")
    response = client.post(change(article), article_data(title="Changed", **{button: "1"}))
    assert (response.status_code, Article.objects.get().status) == (403, article.status)


def test_translator_pressing_publish_is_told_and_keeps_the_text():
    article = ArticleFactory(title="T")
    sent = article_data(title="Mine", translation_key=article.translation_key, _publish="1")
    response = logged_in("translator").post(change(article), sent, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Saved, but not published:",
        "“Mine” (English): you may not publish it; ask an administrator for the role.",
    ]
    assert (Article.objects.get().title, Article.objects.get().status) == ("Mine", "draft")


def test_withdrawal_is_undone_by_its_button():
    article = WithdrawnFactory(title="T")
    sent = article_data(
        title="T", slug=article.slug, translation_key=article.translation_key, _unwithdraw="1"
    )
    response = logged_in("publisher").post(change(article), sent, follow=True)
    assert [str(message) for message in response.context["messages"]] == ["“T” is public again."]
    assert Article.objects.get().is_public is True


def test_schedule_is_shown_with_its_zone():
    moment = dt.datetime(2035, 5, 12, 13, 35, tzinfo=dt.UTC)
    [notice] = logged_in("publisher").get(change(PublishedFactory(publish_at=moment))).context["desk_notices"]
    assert notice.sentence == "It will be public on 12.05.2035 20:35 (GMT+7)."


def test_text_that_waits_says_for_which():
    original = ArticleFactory(language="vi", title="Bài")
    article = PublishedFactory(original=original, waits_for_original=True)
    [notice] = logged_in("publisher").get(change(article)).context["desk_notices"]
    assert notice.sentence == "It waits: its original “Bài” is not public."
