"""Kept cards: each is printed once, and again as soon as anything on it is another."""

import contextvars
import datetime as dt

import pytest
import time_machine
from django.test import override_settings
from django.utils import translation

from articles.models import Article, ArticleImage, Source, Tag
from config.kept_pages import cards
from config.kept_pages.cards import kept_card
from provinces.models import Province, kept_registry
from provinces.models.kept_registry import kept, registry_at_hand
from tests import factories
from tests.versions import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(keeping):
    article = factories.PublishedFactory(title="Printed once", source=factories.SourceFactory())
    article.tags.add("river")
    article.provinces.add(factories.ProvinceFactory())
    factories.ImageFactory(article=article)
    settle()
    with registry_at_hand():
        yield article


@pytest.fixture
def printed():
    """Asks for the card of an article; the second value of the pair is the options of each that was printed."""
    made = []

    def card(article, **options):
        made.append(options)
        return f"{article.title} {options}"

    def ask(article, **options):
        return kept_card(card, Article.objects.for_cards().get(pk=article.pk), **options)

    return ask, made


def test_card_is_printed_once(article, printed):
    ask, made = printed
    first = ask(article, heading="h2")
    assert (first, ask(article, heading="h2"), len(made)) == ("Printed once {'heading': 'h2'}", first, 1)


def test_card_of_a_row_costs_no_query(article, printed, django_assert_num_queries):
    row = Article.objects.for_cards().get(pk=article.pk)
    with django_assert_num_queries(0):
        kept_card(lambda article: [article.tags.all()[0], article.provinces.all()[0]], row)


def test_other_options_another_language_and_another_day_are_other_cards(article, printed):
    ask, made = printed
    ask(article, heading="h2")
    ask(article, heading="h3")
    with translation.override("vi"):
        ask(article, heading="h3")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=1), tick=False):
        ask(article, heading="h3")
    assert made == [{"heading": "h2"}, {"heading": "h3"}, {"heading": "h3"}, {"heading": "h3"}]


WRITES = {
    "title": lambda article: Article.objects.filter(pk=article.pk).update(title="Another"),
    "outlet": lambda article: Source.objects.update(name="Another"),
    "tag's name": lambda article: Tag.objects.update(name="Another"),
    "tag taken off": lambda article: article.tags.clear(),
    "province's name": lambda article: Province.objects.update(name="Another"),
    "province taken off": lambda article: article.provinces.clear(),
    "picture": lambda article: ArticleImage.objects.update(alt="Another"),
}


def test_every_change_of_what_a_card_shows_prints_it_anew(article, printed, subtests):
    ask, made = printed
    for what, write in WRITES.items():
        ask(article)
        printed_before = len(made)
        write(article)
        settle()
        ask(article)
        with subtests.test(what):
            assert len(made) == printed_before + 1


def test_change_of_another_article_leaves_it(article, printed):
    ask, made = printed
    other = factories.PublishedFactory()
    settle()
    ask(article)
    Article.objects.filter(pk=other.pk).update(title="Another")
    settle()
    ask(article)
    assert len(made) == 1


def test_nothing_is_kept_of_rows_that_nobody_else_sees(article, printed, monkeypatch):
    ask, made = printed
    monkeypatch.undo()
    ask(article)
    ask(article)
    assert (cards._unfinished("default"), len(made)) == (True, 2)


def test_nothing_is_kept_where_it_is_switched_off(article, printed):
    ask, made = printed
    with override_settings(KEPT_CARDS_BYTES=0):
        ask(article)
        ask(article)
    assert len(made) == 2


def test_article_without_a_stamp_is_printed_each_time(article):
    made = []
    bare = Article.objects.get(pk=article.pk)
    for _ in range(2):
        kept_card(made.append, bare)
    assert made == [bare, bare]


def test_nothing_is_kept_of_a_registry_that_has_changed_since_it_was_read(article, printed):
    ask, made = printed
    kept("anything", list)
    Province.objects.update(note="Written by another process")
    settle()
    ask(article)
    ask(article)
    with registry_at_hand():
        ask(article)
        ask(article)
    assert len(made) == 3


def test_nothing_is_kept_where_the_registry_has_no_words(article, printed):
    ask, made = printed
    context = contextvars.copy_context()  # an empty one has, beside a browser, no connection of this test
    context.run(kept_registry._stamps.set, None)
    for _ in range(2):
        context.run(ask, article)
    assert len(made) == 2
