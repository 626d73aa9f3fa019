"""A search box of the desk looks through the first rows of its list, finds older articles by title, and says so."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from articles.admin.titled_search import TitledSearch
from articles.models import Article
from articles.search.titles import titled
from provinces.admin import bounded_search
from tests.factories import ArticleFactory, ChangeNoteFactory, ImageFactory, PublishedFactory
from tests.query_plans import work_of

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
CHOOSER = "/admin/autocomplete/?app_label=articles&model_name=article&field_name=original"
SAID = "Only the first 3 rows of this list were looked through."


@pytest.fixture
def archive(monkeypatch):
    """Three drafts changed today; behind them an old draft and old published texts."""
    monkeypatch.setattr(bounded_search, "LOOKED_AT", 3)
    old = timezone.now() - dt.timedelta(days=900)
    rows = {
        "Patrol at dawn": PublishedFactory(title="Patrol at dawn", language="en"),
        "Đội tuần tra": PublishedFactory(title="Đội tuần tra", language="vi"),
        "Patrol forgotten": ArticleFactory(title="Patrol forgotten"),
    }
    Article.objects.update(updated_at=old)
    for number in range(3):
        rows[f"Draft on patrols {number}"] = ArticleFactory(title=f"Draft on patrols {number}")
    return rows


def found(desk, **asked):
    page = desk.get(LIST, asked)
    return sorted(row.title for row in page.context["cl"].result_list), SAID in page.content.decode()


NEW = [f"Draft on patrols {number}" for number in range(3)]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("patrol", [*NEW, "Patrol at dawn"]),
        ("dawn PATROL", ["Patrol at dawn"]),
        ("patr", NEW),  # a part of a word is looked for in the first rows alone
        ("tuan tra", ["Đội tuần tra"]),
        ('"patrol at"', ["Patrol at dawn"]),
        ("draft 1", ["Draft on patrols 1"]),
        ("zzz", []),
        ("!?", []),
    ],
)
def test_first_rows_are_looked_through_and_titles_of_all(desk, archive, typed, right):
    assert found(desk, q=typed) == (right, True)


def test_filter_that_leaves_few_rows_has_all_of_them_looked_through(desk, archive):
    assert found(desk, q="patr", language__exact="vi") == ([], False)
    assert found(desk, q="tra", language__exact="vi") == (["Đội tuần tra"], False)
    assert found(desk) == (sorted(archive), False)


def test_pictures_and_notes_are_found_by_the_titles_of_their_articles(desk, archive):
    old = ImageFactory(article=archive["Patrol at dawn"], alt="Sea")
    for number in range(4):
        ImageFactory(article=archive["Draft on patrols 0"], order=number + 1, alt=f"Hill {number}")
    page = desk.get("/admin/articles/articleimage/", {"q": "dawn"})
    assert [row.pk for row in page.context["cl"].result_list] == [old.pk]
    note = ChangeNoteFactory(article=archive["Patrol at dawn"], text="A full stop.")
    for days in range(4):
        at = timezone.now() - dt.timedelta(days=days)
        ChangeNoteFactory(article=archive["Đội tuần tra"], text="A comma.", at=at)
    page = desk.get("/admin/articles/changenote/", {"q": "dawn"})
    assert [row.pk for row in page.context["cl"].result_list] == [note.pk]


def test_chooser_offers_the_same_and_the_best_first(desk, archive):
    offered = desk.get(f"{CHOOSER}&term=patrol").json()["results"]
    assert sorted(row["text"] for row in offered) == [*NEW, "Patrol at dawn"]
    assert offered[0]["text"] == "Patrol at dawn"


def test_name_that_is_typed_without_script_is_found_as_far_behind(desk, archive):
    rows = TitledSearch.rows_named
    admin = desk.get(LIST).context["cl"].model_admin
    assert [row.title for row in rows(admin, Article.objects.all(), "patrol at dawn")] == ["Patrol at dawn"]
    assert sorted(row.title for row in rows(admin, Article.objects.all(), "patrols")) == NEW


def test_titles_are_those_of_published_articles_and_of_no_other_words(archive):
    assert [Article.objects.get(pk=number).title for number in titled("tra DOI")] == ["Đội tuần tra"]
    assert (titled("forgotten"), titled("- ?"), titled("patr")) == ([], [], [])


@pytest.mark.walk
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="counts the steps of SQLite's machine")
@pytest.mark.parametrize("address", [f"{LIST}?q={{}}", f"{CHOOSER}&term={{}}"])
def test_no_search_works_more_in_a_larger_archive(desk, monkeypatch, address):
    monkeypatch.setattr(bounded_search, "LOOKED_AT", 10)
    monkeypatch.setattr(bounded_search, "OFFERED", 5)
    steps = []
    for first, last in ((0, 40), (40, 160)):
        for number in range(first, last):
            ArticleFactory(title=f"Patrol {number}")
        steps.append(
            [
                work_of(lambda word=word: desk.get(address.format(word)))
                for word in ("patrol", "trol", "zzz", "patrol+zzz")
            ]
        )
    assert [pair for pair in zip(*steps, strict=True) if pair[1] > pair[0] * 1.3 + 100] == []
    assert (min(steps[0]) > 100, connection.vendor) == (True, "sqlite")


def test_word_longer_than_any_title_finds_nothing():
    """PostgreSQL refuses to look for one of more than 2,046 bytes."""
    assert titled("x" * 5_000) == []
