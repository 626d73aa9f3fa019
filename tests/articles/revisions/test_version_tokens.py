"""The word a form carries: the same for the same article, another one after every change that matters."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article
from articles.revisions.version_tokens import revision_of, token_of
from tests.factories import ArticleFactory, ImageFactory, ProvinceFactory

pytestmark = pytest.mark.django_db


def fresh(article):
    return Article.objects.get(pk=article.pk)


def update(**fields):
    return lambda article: Article.objects.filter(pk=article.pk).update(**fields)


CHANGES = {
    "title": update(title="Another"),
    "teaser": update(teaser="Another."),
    "body": update(body="<p>Another.</p>"),
    "original": update(original_title="Another"),
    "tags": lambda article: article.tags.add("another"),
    "provinces": lambda article: article.provinces.add(ProvinceFactory()),
    "pictures": lambda article: ImageFactory(article=article, order=1),
    "publication": lambda article: publishing.publish(article=article, by=None),
    "review": update(status="in_review"),
    "time": update(publish_at=timezone.now() + dt.timedelta(days=1)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_change_makes_another_token(name):
    article = ArticleFactory(title="T")
    before = token_of(fresh(article))
    CHANGES[name](article)
    assert token_of(fresh(article)) != before


def test_no_change_makes_the_same_token():
    article = ArticleFactory(title="T")
    before = token_of(fresh(article))
    revisions.record_baseline(article)
    Article.objects.filter(pk=article.pk).update(updated_at=timezone.now())
    assert token_of(fresh(article)) == before


def test_token_leads_to_the_revision_it_was_made_from():
    article = ArticleFactory(title="T")
    token = token_of(article)
    assert revision_of(article, token) is None
    kept = revisions.record_baseline(article)
    assert revision_of(article, token) == kept or revision_of(article, token).content["title"] == "T"


@pytest.mark.parametrize("token", ["", ".", "x", "\x00", "0" * 64, "é" * 64, "0" * 64 + ".draft."])
def test_forged_token_leads_to_nothing(token):
    article = ArticleFactory()
    revisions.record_baseline(article)
    assert revision_of(article, token) is None


def test_token_of_another_article_leads_to_nothing():
    article, other = ArticleFactory(title="T"), ArticleFactory(title="Other")
    revisions.record_baseline(other)
    assert revision_of(article, token_of(other)) is None


def test_token_costs_the_same_for_one_and_for_thirty_pictures(django_assert_num_queries):
    article = ArticleFactory()
    for number in range(30):
        ImageFactory(article=article, order=number + 1)
    with django_assert_num_queries(5):
        token_of(article)
