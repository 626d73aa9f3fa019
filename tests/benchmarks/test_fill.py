"""The filler writes in one pass what the site would have written row by row."""

import hashlib

import pytest
from django.db import connection, transaction

from articles.models import (
    Article,
    ArticleImage,
    ArticleProvince,
    ArticleUnit,
    ChangeNote,
    Credit,
    DayCount,
    PublicVersion,
    Revision,
    TaggedArticle,
)
from articles.models.listing_triggers import LISTED
from articles.search import sqlite
from articles.search.verification import differences
from benchmarks.fill import articles, day_counts, index, triggers, versions
from benchmarks.fill.articles import tables
from benchmarks.fill.filling import fill
from benchmarks.fill.ground import lay_ground
from benchmarks.fill.tables import Table
from tests import factories

COUNT = 120
NOT_OURS = {
    "id",
    "article_id",
    "original_id",
    "based_on_id",
}  # which numbers a database gives is its own matter


def lay_places():
    """What articles are about, and a picture they can show."""
    for number in range(3):
        factories.UnitFactory(province=factories.ProvinceFactory(name=f"Điện Biên {number}"))
    factories.ImageFactory(file="articles/one.png", alt="Seen", width=64, height=48, made={"webp": [320]})


@pytest.fixture
def places(db):
    lay_places()


def added():
    return Article.objects.exclude(images__file="articles/one.png", images__caption="A caption")


def content() -> str:
    """A mark of everything that was filled, but for the numbers that the database gives."""
    found = hashlib.sha256()
    for model in (Article, ArticleImage, ChangeNote, Credit, Revision, TaggedArticle):
        names = [field.attname for field in model._meta.concrete_fields if field.attname not in NOT_OURS]
        for row in model.objects.order_by("pk").values_list(*names):
            found.update(repr(row).encode())
    return found.hexdigest()


def test_one_pass_writes_what_the_triggers_would_write(places, monkeypatch):
    """Every table that the database derives of others, after the same articles both ways."""
    lay_ground(count=COUNT, seed=4)
    run_deferred_triggers()
    PublicVersion.objects.all().delete()

    def derived() -> dict[str, list]:
        try:
            with transaction.atomic():
                fill(COUNT, seed=4, processes=0)
                run_deferred_triggers()
                found = _derived_tables()
                raise _TakeBack
        except _TakeBack:
            return found

    in_one_pass = derived()
    monkeypatch.setattr(triggers, "DONE_IN_ONE_PASS", ("none",))
    monkeypatch.setattr(index, "write", lambda cursor, vendor, rows: None)
    monkeypatch.setattr(versions, "move", lambda cursor, first: None)
    monkeypatch.setattr(day_counts, "add", lambda cursor, first: None)
    _give_rows_nothing_to_copy(monkeypatch)
    assert derived() == in_one_pass
    assert {name for name, rows in in_one_pass.items() if not rows} == set()


class _TakeBack(Exception):
    pass


def _give_rows_nothing_to_copy(monkeypatch) -> None:
    """Else the rows would say already what the triggers are to copy to them."""
    monkeypatch.setattr(articles, "listed_as", lambda article, moment: dict.fromkeys(LISTED))


def _derived_tables() -> dict[str, list]:
    """Their rows, but for numbers that the database draws."""
    found: dict[str, list] = {}
    for model, columns in (
        (PublicVersion, ["key"]),
        (DayCount, ["language", "day", "number"]),
        (TaggedArticle, ["content_object_id", "tag_id", *LISTED]),
        (ArticleProvince, ["article_id", "province_id", *LISTED]),
        (ArticleUnit, ["article_id", "unit_id", *LISTED]),
        (Credit, ["article_id", "person_id", "role", *LISTED]),
        (ChangeNote, ["article_id", "at", "language"]),
        (Article, ["pk", "dated", "search_key", "original_key", "original_hash"]),
    ):
        found[model.__name__] = sorted(model.objects.values_list(*columns), key=repr)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM articles_searchtext ORDER BY place")
        found["search"] = cursor.fetchall()
        for table in (sqlite.INDEX, sqlite.TITLES) if connection.vendor == "sqlite" else ():
            words = f"{table}_instances"
            cursor.execute(f"CREATE VIRTUAL TABLE {words} USING fts5vocab({table}, instance)")
            cursor.execute(f"SELECT term, doc, col, offset FROM {words} ORDER BY 1, 2, 3, 4")
            found[table] = cursor.fetchall()
            cursor.execute(f"DROP TABLE {words}")
    return found


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own settings")
@pytest.mark.django_db(transaction=True)
def test_throwaway_database_is_written_the_same_and_then_as_ever():
    def settings() -> list:
        with connection.cursor() as cursor:
            return [
                cursor.execute(f"PRAGMA {name}").fetchone()
                for name in ("journal_mode", "synchronous", "cache_size")
            ] + [cursor.execute(f"SELECT k, v FROM {sqlite.INDEX}_config ORDER BY k").fetchall()]

    fill(20, seed=1, processes=0)
    before = settings()
    fill(20, seed=2, processes=0, throwaway=True)
    assert settings() == before
    assert Article.objects.count() == 40
    assert differences() == []


def run_deferred_triggers() -> None:
    """What PostgreSQL does at the end of a transaction."""
    if connection.vendor == "postgresql":
        connection.check_constraints()


def test_same_seed_makes_the_same_articles(places):
    marks = []
    for seed in (5, 5, 6):
        fill(30, seed=seed, processes=0)
        marks.append(content())
        Article.objects.filter(translations__isnull=False).update(original=None)
        Article.objects.exclude(images__caption="A caption").update(original=None, based_on=None)
        Article.objects.exclude(images__caption="A caption").delete()
    assert marks[0] == marks[1] != marks[2]


def test_second_fill_adds_to_the_first(places):
    fill(20, seed=1, processes=0)
    fill(20, seed=2, processes=0)
    assert added().count() == 40
    assert differences() == []


def test_table_refuses_a_row_that_lacks_a_column(db):
    with pytest.raises(ValueError, match="wants"):
        tables(connection)["tags"].row({"tag_id": 1})


def test_table_refuses_a_column_that_is_not_there(db):
    with pytest.raises(ValueError, match="Credit has no column nonsense"):
        Table(Credit, ["nonsense"], connection)
