"""Parts of an article that come in its own query are those that Django would fetch."""

from collections.abc import Iterator

import pytest
from django.db.models import FETCH_RAISE

from articles.models import Article
from tests.crowd import add_crowd
from tests.world import World, standing_world

pytestmark = pytest.mark.django_db

PARTS = ("provinces", "units", "tags", "images", "change_notes", "credits")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with standing_world(django_db_blocker) as world:
        add_crowd(world, 2)
        yield world


@pytest.fixture
def article(world: World, db) -> Article:
    return Article.objects.get(pk=world.articles["en"].pk)


def columns_of(row: object) -> dict:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


@pytest.mark.parametrize("name", PARTS)
def test_page_has_the_rows_that_django_would_fetch(article, name):
    stored = list(getattr(Article.objects.get(pk=article.pk), name).all())
    if name == "provinces":  # in the order in which the editors gave them
        stored.sort(key=lambda row: article.about_provinces.get(province=row).pk)
    shown = list(getattr(Article.objects.for_page().get(pk=article.pk), name).all())
    assert len(shown) > 1
    assert shown == stored
    for mine, theirs in zip(shown, stored, strict=True):
        assert columns_of(mine) == {each: getattr(theirs, each) for each in columns_of(mine)}


def test_page_asks_once(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = Article.objects.for_page().fetch_mode(FETCH_RAISE).get(pk=article.pk)
        counted = {name: len(getattr(found, name).all()) for name in PARTS}
        credited = [credit.person.get_absolute_url() for credit in found.credits.all()]
    assert (min(counted.values()), len(credited)) == (3, 3)


def test_cards_ask_once(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        cards = list(Article.objects.for_cards().fetch_mode(FETCH_RAISE).order_by("pk"))
        found = [[str(row) for row in (*card.provinces.all(), *card.tags.all())] for card in cards]
        leads = {card.pk: [image.alt for image in card.lead_images] for card in cards}
    assert found == [
        [*(str(row.province) for row in card.about_provinces.all()), *(str(tag) for tag in card.tags.all())]
        for card in Article.objects.order_by("pk")
    ]
    assert leads[article.pk] == [image.alt for image in article.images.filter(is_lead=True)] != []


def test_sibling_is_the_public_text_of_the_other_language(article):
    other = Article.objects.get(translation_key=article.translation_key, language="vi")
    find = Article.objects.for_page().get
    assert [find(pk=article.pk).other_language, find(pk=other.pk).other_language] == [other, article]
    Article.objects.filter(pk=other.pk).update(status="draft")
    assert find(pk=article.pk).other_language is None
