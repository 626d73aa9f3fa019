"""What is deleted on the desk comes back, until an administrator deletes it for ever."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Article
from articles.publishing import NotPublishable
from tests.desk import person
from tests.factories import ArticleFactory, CitationFactory, PublishedFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return person("administrator")


def test_into_the_bin_and_out_again(chief):
    article = publishing.to_bin(article=ArticleFactory(), by=chief)
    assert (list(Article.objects.on_desk()), article.binned_by) == ([], chief)
    article = publishing.from_bin(article=article, by=chief)
    assert (list(Article.objects.on_desk()), article.binned_by) == ([article], None)


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        (-1, "“T” is published; withdraw it first."),
        (1, "“T” is published; make it a draft first."),
    ],
)
def test_published_article_does_not_go_into_the_bin(chief, days, problem):
    article = PublishedFactory(title="T", publish_at=timezone.now() + dt.timedelta(days=days))
    with pytest.raises(NotPublishable) as error:
        publishing.to_bin(article=article, by=chief)
    assert (error.value.problems, list(Article.objects.on_desk())) == ([problem], [article])


def test_nothing_else_is_done_to_what_lies_in_the_bin(chief):
    article = publishing.to_bin(article=ArticleFactory(title="T"), by=chief)
    for step in (publishing.publish, publishing.submit, publishing.to_bin):
        with pytest.raises(NotPublishable) as error:
            step(article=article, by=chief)
        assert error.value.problems == ["“T” is in the bin; take it out first."]
    with pytest.raises(NotPublishable) as error:
        publishing.from_bin(article=ArticleFactory(title="U"), by=chief)
    assert error.value.problems == ["“U” is not in the bin."]


def test_original_taken_meanwhile_keeps_the_older_text_in_the_bin(chief):
    address = "https://example.org/1"
    article = publishing.to_bin(article=ArticleFactory(title="T", original_url=address), by=chief)
    ArticleFactory(title="U", original_url=address)
    with pytest.raises(NotPublishable) as error:
        publishing.from_bin(article=article, by=chief)
    assert error.value.problems == [
        "“T” stays in the bin: “U” has been made from the same original meanwhile."
    ]


def test_purge_deletes_for_ever(chief):
    article = publishing.to_bin(article=ArticleFactory(), by=chief)
    publishing.purge(article=article, by=chief)
    assert list(Article.objects.all()) == []


def test_purge_only_from_the_bin(chief):
    with pytest.raises(NotPublishable) as error:
        publishing.purge(article=ArticleFactory(title="T"), by=chief)
    assert error.value.problems == ["“T” is not in the bin."]


def test_purge_refuses_what_something_depends_on(chief):
    article = WithdrawnFactory(title="T", body="<p>It has 164 km.</p>")
    CitationFactory(article=article, passage="It has 164 km.", reference=None)
    ArticleFactory(language="vi", original=article)
    publishing.unwithdraw(article=article, by=chief)
    publishing.withdraw(article=article, by=chief, reason="Again.")
    publishing.to_bin(article=article, by=chief)
    with pytest.raises(NotPublishable) as error:
        publishing.purge(article=article, by=chief)
    assert error.value.problems == [
        "“T”: The registry quotes it; give those statements other evidence first.",
        "“T”: Other articles are translations of it.",
        "“T”: Readers have seen it; its address has to go on saying that it is withdrawn.",
    ]
    assert Article.objects.filter(pk=article.pk).exists() is True
