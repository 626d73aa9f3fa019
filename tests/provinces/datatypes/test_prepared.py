"""Prepared queries give what the queryset gives, with the values and the time of each asking."""

import datetime as dt

import pytest
import time_machine
from django.db.models import TextField
from django.utils import timezone

from articles.models import Article, ChangeNote
from provinces.datatypes.json_rows import OUTER, JSONRows, moment_of
from provinces.datatypes.prepared import Given, Prepared, this_moment
from tests.factories import ChangeNoteFactory, PublishedFactory, TagFactory
from tests.world import HOUR, NOW

pytestmark = pytest.mark.django_db


def of_language() -> Prepared:
    return Prepared(
        Article,
        lambda: (
            Article.objects.public()
            .filter(language=Given("language"))
            .select_related("source")
            .order_by("pk")
        ),
    )


def test_each_asking_brings_its_own_value():
    english, vietnamese = PublishedFactory(language="en"), PublishedFactory(language="vi")
    prepared = of_language()
    assert [prepared(language="en"), prepared(language="vi")] == [[english], [vietnamese]]


def test_objects_are_those_of_the_queryset(django_assert_num_queries):
    PublishedFactory(publish_at=NOW, body="<p>Text</p>")
    article = Article.objects.select_related("source").get()
    with django_assert_num_queries(1):
        found = of_language().first(language=article.language)
        source = found.source
    for mine, theirs in ((found, article), (source, article.source)):
        assert {name: value for name, value in vars(mine).items() if name != "_state"} == {
            name: value for name, value in vars(theirs).items() if name != "_state"
        }


def test_without_a_row_the_first_is_none():
    assert of_language().first(language="en") is None


def test_time_is_that_of_each_asking():
    article, prepared = PublishedFactory(publish_at=NOW), of_language()
    with time_machine.travel(NOW - HOUR, tick=False):
        before = prepared(language="en")
    with time_machine.travel(NOW, tick=False):
        assert (before, prepared(language="en")) == ([], [article])


def test_a_time_written_into_it_is_refused():
    frozen = Prepared(Article, lambda: Article.objects.filter(publish_at__lte=timezone.now()))
    with pytest.raises(ValueError, match="this_moment"):
        frozen()


def test_this_moment_is_now_outside_of_prepared_queries():
    with time_machine.travel(NOW, tick=False):
        assert this_moment() == NOW


def test_two_values_of_one_query_keep_apart():
    first, second = PublishedFactory(title="First"), PublishedFactory(title="Second")
    either = Prepared(
        Article,
        lambda: Article.objects.filter(title__in=[Given("one", TextField()), Given("other")]).order_by("pk"),
    )
    assert either(one="First", other="none") == [first]
    assert either(one="First", other="Second") == [first, second]


def test_rows_come_in_their_order_as_one_column(django_assert_num_queries):
    article = PublishedFactory()
    notes = [ChangeNoteFactory(article=article, text=f"Note {n}", at=NOW + n * HOUR) for n in (1, 0, 2)]
    rows = ChangeNote.objects.filter(article=OUTER).order_by("at").values_list("pk", "text", "at")
    with django_assert_num_queries(1):
        found = Article.objects.annotate(notes=JSONRows(lambda: rows)).get().notes
    assert [(pk, text, moment_of(at)) for pk, text, at in found] == [
        (note.pk, note.text, note.at) for note in sorted(notes, key=lambda note: note.at)
    ]


def test_without_rows_the_column_is_an_empty_list():
    PublishedFactory(), TagFactory()
    rows = ChangeNote.objects.filter(article=OUTER).values_list("pk")
    assert Article.objects.annotate(notes=JSONRows(lambda: rows)).get().notes == []


def test_moments_are_read_to_the_microsecond_in_utc():
    at = dt.datetime(2024, 5, 12, 13, 35, 1, 5, tzinfo=dt.UTC)
    article = ChangeNoteFactory(at=at).article
    rows = ChangeNote.objects.filter(article=OUTER).values_list("at")
    [[written]] = Article.objects.annotate(notes=JSONRows(lambda: rows)).get(pk=article.pk).notes
    assert moment_of(written) == at
