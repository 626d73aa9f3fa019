"""The index follows the articles, however they are written."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, PublicVersion, SearchText
from articles.search import normalization, postgres, ranking, sqlite, triggers
from articles.search.query_parser import read
from articles.search.verification import differences
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def indexed():
    return sorted(SearchText.objects.values_list("article__title", flat=True))


def found(typed, language="en"):
    """Titles of what is found, in order."""
    by_number = Article.objects.in_bulk(ranking.find(read(typed), language).numbers)
    return [article.title for article in by_number.values()]


def test_only_what_is_published_is_indexed():
    ArticleFactory(title="Draft")
    PublishedFactory(title="Điện Biên")
    assert (indexed(), found("dien bien"), differences()) == (["Điện Biên"], ["Điện Biên"], [])


def test_every_way_of_writing_is_followed():
    article = PublishedFactory(title="One", body="<p>first</p>")
    article.title = "Two"
    article.save()
    assert (found("two"), found("one")) == (["Two"], [])
    Article.objects.filter(pk=article.pk).update(title="Three")
    assert (found("three"), found("two")) == (["Three"], [])
    other = ArticleFactory.build(source=article.source, title="Bulk", slug="bulk", status="published")
    other.publish_at = article.publish_at
    Article.objects.bulk_create([other])
    assert (found("bulk"), indexed()) == (["Bulk"], ["Bulk", "Three"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = '<p>Raw words</p>' WHERE title = 'Bulk'")
    assert found("raw words") == ["Bulk"]
    Article.objects.filter(title="Bulk").update(language="vi")
    assert (found("raw words"), found("raw words", "vi")) == ([], ["Bulk"])
    Article.objects.filter(title="Bulk").update(original_date="1999-12")
    assert SearchText.objects.get(article__title="Bulk").dated == "1999-12"
    assert differences() == []
    Article.objects.filter(title="Bulk").update(status="draft")
    assert (indexed(), found("raw words", "vi")) == (["Three"], [])
    article.delete()
    assert (indexed(), found("three"), differences()) == ([], [], [])


def test_what_visibility_reads_is_followed():
    original = PublishedFactory(title="Gốc", language="vi")
    waiting = PublishedFactory(title="Patrol", original=original, waits_for_original=True)
    assert found("patrol") == ["Patrol"]
    Article.objects.filter(pk=original.pk).update(status="draft")
    assert found("patrol") == []
    Article.objects.filter(pk=waiting.pk).update(waits_for_original=False)
    assert (found("patrol"), differences()) == (["Patrol"], [])


def test_fixtures_fill_the_index():
    call_command("loaddata", "borderpost", verbosity=0)
    assert (SearchText.objects.count(), differences()) == (24, [])


def test_wrong_index_is_told_and_written_anew():
    PublishedFactory(title="Right")
    SearchText.objects.update(dated="1999")
    with pytest.raises(CommandError, match="1 texts are missing from the index or out of date"):
        call_command("check_search")
    said, version = StringIO(), PublicVersion.now()
    call_command("check_search", rebuild=True, stdout=said)
    assert (found("right"), differences(), "written anew" in said.getvalue()) == (["Right"], [], True)
    assert PublicVersion.now() != version  # pages that were kept are made anew
    said = StringIO()
    call_command("check_search", stdout=said)
    assert said.getvalue() == "The index says what the articles say.\n"


@pytest.mark.parametrize("table", [sqlite.INDEX, sqlite.TITLES])
def test_word_that_no_article_says_is_told(table):
    PublishedFactory(title="Right")
    place = SearchText.objects.get().place
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {table}(rowid, title) VALUES (%s, 'wrong')", [place + 1])
        else:
            column = "words" if table == sqlite.INDEX else "heads"
            cursor.execute(f"UPDATE articles_searchtext SET {column} = {column} || 'wrong:9A'")
    assert len(differences()) == (1 if connection.vendor == "sqlite" else 2)
    call_command("check_search", rebuild=True, stdout=StringIO())
    assert (found("right"), found("wrong"), differences()) == (["Right"], [], [])


def test_nothing_is_left_behind_that_keeps_a_table_from_being_remade():
    """SQLite refuses to rename a table while a view reads one that is gone."""
    PublishedFactory()
    assert differences() == []
    with connection.cursor() as cursor:
        views = [table for table in connection.introspection.get_table_list(cursor) if table.type == "v"]
    assert views == []


def test_words_at_an_odd_space_are_found():
    PublishedFactory(title="Odd", body="<p>Lone\u1680ogham\u180emark.</p>")
    for typed in ("lone", "ogham", "mark", "lone\u1680ogham", '"ogham mark"'):
        assert (typed, found(typed)) == (typed, ["Odd"])


def test_migration_writes_an_older_index_anew():
    """The index of a site of before, when U+1680 was a space in Python alone, and its words ran together."""
    older = normalization.SEPARATORS.replace(r"\u1680", "")
    PublishedFactory(title="Old", body="<p>One\u1680two.</p>")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for function in postgres.FUNCTIONS:
                cursor.execute(function.replace(normalization.SEPARATORS, older))
            cursor.execute("UPDATE articles_searchtext SET words = '''one\u1680two'':1'")
        else:
            cursor.execute(f"INSERT INTO {sqlite.INDEX}({sqlite.INDEX}) VALUES ('delete-all')")
    assert found("two") == []

    triggers.renew(None, connection.schema_editor())

    assert (found("two"), differences()) == (["Old"], [])
    PublishedFactory(title="New", body="<p>One\u1680two.</p>")
    assert (sorted(found('"one two"')), differences()) == (["New", "Old"], [])
