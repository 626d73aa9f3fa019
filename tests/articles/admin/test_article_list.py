"""The list of articles: what each state holds, in which order it comes, and by what it can be sorted."""

import datetime as dt

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.models import Article
from tests.factories import ArticleFactory, ProvinceFactory, PublishedFactory, WithdrawnFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
LIST = "/admin/articles/article/"


def titles(desk, **asked):
    return [article.title for article in desk.get(LIST, asked).context["cl"].result_list]


def marked(desk, **asked):
    """The headings that say how the list is sorted."""
    page = desk.get(LIST, asked).context["cl"]
    return {page.list_display[place]: way for place, way in page.get_ordering_field_columns().items()}


def make_one_of_each():
    ArticleFactory(title="draft")
    publishing.submit(article=ArticleFactory(title="review"), by=None)
    later = PublishedFactory(title="later", publish_at=timezone.now() + 2 * DAY)
    PublishedFactory(title="sooner", publish_at=timezone.now() + DAY)
    PublishedFactory(title="waits", language="vi", original=later, waits_for_original=True)
    original = PublishedFactory(title="original")
    PublishedFactory(title="waited", language="vi", original=original, waits_for_original=True)
    WithdrawnFactory(title="withdrawn")
    publishing.to_bin(article=ArticleFactory(title="binned"), by=None)


def test_each_state_holds_its_articles_and_no_other(desk):
    make_one_of_each()
    states = ("draft", "in_review", "scheduled", "waiting", "public", "withdrawn", "binned")
    assert {state: titles(desk, state=state) for state in states} == {
        "draft": ["draft"],
        "in_review": ["review"],
        "scheduled": ["sooner", "later"],
        "waiting": ["waits"],
        "public": ["waited", "original"],
        "withdrawn": ["withdrawn"],
        "binned": ["binned"],
    }


def test_state_is_said_as_the_filter_calls_it(desk):
    make_one_of_each()
    shown = admin.site.get_model_admin(Article).state
    assert {article.title: shown(article) for article in Article.objects.all()} == {
        "draft": "draft",
        "review": "in review",
        "later": "scheduled",
        "sooner": "scheduled",
        "waits": "waiting for its original",
        "original": "published",
        "waited": "published",
        "withdrawn": "withdrawn",
        "binned": "draft",
    }


def make_three():
    """By title b, c, a; by publication c, a, b; by last change and by number as they are made."""
    province = ProvinceFactory(name="An Giang")
    for days, title in ((3, "b"), (1, "c"), (2, "a")):
        at = timezone.now() - days * DAY
        PublishedFactory(title=title, publish_at=at, updated_at=timezone.now()).provinces.add(province)


@pytest.mark.parametrize(
    ("asked", "order", "heading"),
    [
        ({}, "acb", {"changed": "desc"}),
        ({"o": "1"}, "abc", {"headline": "asc"}),
        ({"o": "-1"}, "cba", {"headline": "desc"}),
        ({"o": "-3"}, "cab", {"public_on": "desc"}),
        ({"o": "1.-3"}, "abc", {"headline": "asc"}),  # one column at a time: the one asked for last
        ({"o": "2"}, "acb", {"changed": "desc"}),  # a status has no index
        ({"o": "nonsense"}, "acb", {"changed": "desc"}),
        ({"o": "99"}, "acb", {"changed": "desc"}),
        ({"published": "May"}, "acb", {"changed": "desc"}),  # no year
        ({"province": "An Giang"}, "acb", {}),
        ({"province": "An Giang", "o": "1"}, "abc", {"headline": "asc"}),
    ],
    ids=str,
)
def test_list_is_sorted_by_one_column_that_has_an_index(desk, asked, order, heading):
    make_three()
    assert ("".join(titles(desk, **asked)), marked(desk, **asked)) == (order, heading)


def test_what_was_published_in_a_year_comes_by_its_publication(desk):
    make_three()
    years = {(timezone.localtime() - days * DAY).year for days in (1, 2, 3)}
    assert "".join("".join(titles(desk, published=year)) for year in sorted(years, reverse=True)) == "cab"


def test_deep_page_reads_its_own_rows_alone(desk, monkeypatch):
    """Its keys are counted off in the index; each row before it would be read with what is joined to it."""
    monkeypatch.setattr(admin.site.get_model_admin(Article), "list_per_page", 2)
    make_three()
    with CaptureQueriesContext(connection) as queries:
        assert titles(desk, o="1", p="2") == ["c"]
    asked = [each["sql"] for each in queries if 'FROM "articles_article"' in each["sql"]]
    [keys, rows] = [sql for sql in asked if "COUNT(" not in sql]  # the tabs count, each to its end
    assert ("OFFSET 2" in keys, "JOIN" in keys, "OFFSET" in rows) == (True, False, False)
