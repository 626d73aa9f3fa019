"""The address part of an article: made from our title, which it follows until readers have had it."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing, revisions
from articles.editing.bulk_actions import STEPS, run
from articles.importing import parse
from articles.models import Article, FormerSlug
from articles.publishing.restoring import restore
from articles.translation import claiming
from tests.articles.admin.forms import article_data
from tests.desk import DeskClient, person
from tests.factories import ArticleFactory, PublishedFactory, SourceFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken():
    page = parse("Một chuyến tuần tra\n\nHai đồn cùng đi.".encode(), filename="text.txt")
    article, _lost = claiming.take(by=person("translator"), language="en", page=page, source=SourceFactory())
    return article


def stored(article):
    return Article.objects.get(pk=article.pk)


def sent(article, desk, **fields):
    """The address part after the form was sent."""
    data = article_data(translation_key=article.translation_key, source=article.source_id, **fields)
    answer = desk.post(f"/admin/articles/article/{article.pk}/change/", data)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    return stored(article).slug


def retitled(article, title):
    article = stored(article)
    article.title = title
    article.save(update_fields=["title"])
    return stored(article).slug


@pytest.fixture
def desk():
    client = DeskClient()
    client.force_login(person("publisher"))
    return client


def test_taken_text_is_published_under_our_title(taken, desk):
    assert taken.slug == "mot-chuyen-tuan-tra"
    assert sent(taken, desk, title="A patrol", slug=taken.slug) == "a-patrol"
    assert list(FormerSlug.objects.all()) == []  # no reader has ever had the Vietnamese one
    publishing.publish(article=taken, by=None)
    assert retitled(taken, "A long patrol") == "a-patrol"


def test_part_typed_by_hand_stays_until_it_is_emptied(taken, desk):
    answers = [
        sent(taken, desk, title=title, slug=slug)
        for title, slug in (
            ("Một chuyến tuần tra", "a-patrol"),
            ("A patrol", "a-patrol"),
            ("Two patrols", "a-patrol"),
            ("Two patrols", ""),
            ("Three patrols", "two-patrols"),
        )
    ]
    assert answers == ["a-patrol", "a-patrol", "a-patrol", "two-patrols", "three-patrols"]


def test_every_way_of_changing_a_title_is_followed(taken):
    revisions.record(article=taken, by=None)
    assert retitled(taken, "A patrol") == "a-patrol"
    asked = {"find": "patrol", "put": "march", "match_case": True, "whole_words": True, "significance": 20}
    run(STEPS["replace_selected"], articles=[stored(taken)], by=person("publisher"), asked=asked)
    assert stored(taken).slug == "a-march"
    restore(article=taken, number=1, by=None)
    assert stored(taken).slug == "mot-chuyen-tuan-tra"


def test_part_that_leads_to_another_article_is_not_made():
    ArticleFactory(title="A patrol")
    known = PublishedFactory(title="The gates", slug="a-patrol-2")
    Article.objects.filter(pk=known.pk).update(slug="the-gates")
    assert retitled(ArticleFactory(title="Draft"), "A patrol") == "a-patrol-3"
    assert retitled(ArticleFactory(title="Nháp", language="vi"), "A patrol") == "a-patrol"


def test_who_may_have_been_read_keeps_it():
    later = timezone.now() + dt.timedelta(days=1)
    assert [
        retitled(article, f"New {number}")
        for number, article in enumerate((
            ArticleFactory(title="Old 0", status="in_review"),
            PublishedFactory(title="Old 1", publish_at=later),
            PublishedFactory(title="Old 2"),
            WithdrawnFactory(title="Old 3"),
        ))
    ] == ["new-0", "new-1", "old-2", "old-3"]  # fmt: skip
