"""The index follows the articles, however they are written."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article, SearchText
from articles.search import normalization, postgres, ranking, triggers
from articles.search.query_parser import read
from articles.search.verification import differences
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db


def titles():
    return sorted(SearchText.objects.values_list("title", flat=True))


def test_only_what_is_published_is_indexed():
    ArticleFactory(title="Draft")
    PublishedFactory(title="Điện Biên")
    assert (titles(), differences()) == (["dien bien"], [])


def test_every_way_of_writing_is_followed():
    article = PublishedFactory(title="One")
    article.title = "Two"
    article.save()
    assert titles() == ["two"]
    Article.objects.filter(pk=article.pk).update(title="Three")
    assert titles() == ["three"]
    other = ArticleFactory.build(source=article.source, title="Bulk", slug="bulk", status="published")
    other.publish_at = article.publish_at
    Article.objects.bulk_create([other])
    assert titles() == ["bulk", "three"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = '<p>Raw words</p>' WHERE title = 'Bulk'")
    assert SearchText.objects.get(title="bulk").body == "raw words"
    Article.objects.filter(title="Bulk").update(status="draft")
    assert titles() == ["three"]
    article.delete()
    assert (titles(), differences()) == ([], [])


def test_fixtures_fill_the_index():
    call_command("loaddata", "borderpost", verbosity=0)
    assert (SearchText.objects.count(), differences()) == (24, [])


def test_wrong_index_is_told_and_written_anew():
    PublishedFactory(title="Right")
    SearchText.objects.update(title="wrong")
    with pytest.raises(CommandError, match="1 texts are missing from the index or out of date"):
        call_command("check_search")
    said = StringIO()
    call_command("check_search", rebuild=True, stdout=said)
    assert (titles(), differences(), "written anew" in said.getvalue()) == (["right"], [], True)
    said = StringIO()
    call_command("check_search", stdout=said)
    assert said.getvalue() == "The index says what the articles say.\n"


def test_words_at_an_odd_space_are_found():
    article = PublishedFactory(body="<p>Lone\u1680ogham\u180emark.</p>")
    for typed in ("lone", "ogham", "mark", "lone\u1680ogham", '"ogham mark"'):
        assert (typed, ranking.find(read(typed), "en", Article.objects.all())) == (
            typed,
            ([article.pk], False),
        )


def test_migration_writes_an_older_index_anew():
    """The index of a site of before, when U+1680 was a space in Python alone."""
    older = normalization.SEPARATORS.replace(r"\u1680", "")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for function in postgres.FUNCTIONS:
                cursor.execute(function.replace(normalization.SEPARATORS, older))
    PublishedFactory(title="Old", body="<p>One\u1680two.</p>")
    SearchText.objects.update(body="one\u1680two")

    triggers.renew(None, connection.schema_editor())

    assert (SearchText.objects.get().body, differences()) == ("one two", [])
    PublishedFactory(title="New", body="<p>One\u1680two.</p>")
    assert [text.body for text in SearchText.objects.all()] == ["one two", "one two"]
