"""An archive that the filler has written says and does what one does that the site has written."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.html.sanitizer import clean_html
from articles.models import (
    Article,
    ArticleProvince,
    ArticleUnit,
    ChangeNote,
    Credit,
    PublicVersion,
    SearchText,
    TaggedArticle,
)
from articles.models.listing_triggers import LISTED
from articles.revisions import recording
from articles.search.verification import differences
from benchmarks.fill import chunks
from benchmarks.fill.filling import fill
from provinces.datatypes.names import slug_of
from provinces.datatypes.text_fields import tidy, tidy_line
from tests import factories
from tests.benchmarks.test_fill import COUNT, added, lay_places, run_deferred_triggers
from tests.world import NOW


@pytest.fixture(scope="module")
def archive(django_db_setup, django_db_blocker):
    """Several chunks in several transactions, filled once; what a test changes of it is put back."""
    told: list[int] = []
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        lay_places()
        patch.setattr(chunks, "SIZE", 25)
        patch.setattr("benchmarks.fill.filling.IN_ONE_TRANSACTION", 2)
        fill(COUNT, seed=3, processes=0, progress=told.append)
        assert told == [50, 100, 120]
        yield
        transaction.set_rollback(True)


@pytest.fixture
def filled(archive, db):
    pass


def test_as_many_articles_as_asked(filled):
    assert added().count() == COUNT
    assert added().filter(language="vi").count() == COUNT // 10
    assert added().public().count() > 0.9 * COUNT


def test_search_index_says_what_the_articles_say(filled):
    assert differences() == []
    assert SearchText.objects.count() == Article.objects.filter(status="published").count()


def test_search_index_goes_on_by_itself(filled):
    before = SearchText.objects.count()
    article = factories.PublishedFactory(title="Afterwards")
    assert SearchText.objects.count() == before + 1
    article.delete()
    added().order_by("pk").first().delete()
    assert differences() == []


def test_versions_move_for_what_was_there_before(filled):
    before = dict(PublicVersion.objects.values_list("key", "stamp"))
    fill(20, seed=9, processes=0)
    after = dict(PublicVersion.objects.values_list("key", "stamp"))
    assert {key for key in ("everything", "list:en", "years:en") if before[key] == after[key]} == set()


def test_triggers_of_versions_go_on(filled):
    PublicVersion.objects.all().delete()
    factories.PublishedFactory()
    run_deferred_triggers()
    assert list(PublicVersion.of(["everything"])) == ["everything"]


def test_every_text_is_as_the_site_would_store_it(filled):
    for article in added():
        assert clean_html(article.body) == article.body
        assert (tidy_line(article.title), tidy(article.teaser)) == (article.title, article.teaser)
        assert article.slug == slug_of(article.slug, max_length=100)


@pytest.mark.walk
def test_every_article_is_valid(filled):
    for article in added():
        article.full_clean()
    connection.check_constraints()


def test_columns_derived_of_others_are_filled(filled):
    stored = {article.pk: (article.original_key, article.original_hash) for article in added()}
    for article in added():
        article.save()
    assert stored == {article.pk: (article.original_key, article.original_hash) for article in added()}
    assert "" not in {key for key, _hash in stored.values()}


def test_lists_are_ordered_as_the_triggers_would_order_them(filled):
    def listed():
        return {
            model.__name__: list(model.objects.order_by("pk").values_list("pk", *columns))
            for model, columns in (
                (TaggedArticle, LISTED),
                (ArticleProvince, LISTED),
                (ArticleUnit, LISTED),
                (Credit, LISTED),
                (ChangeNote, ["language"]),
            )
        }

    found = listed()
    assert {name: len(rows) > 0 for name, rows in found.items()} == dict.fromkeys(found, True)
    published = Article.objects.filter(status="published")
    was = list(published.values_list("pk", flat=True))
    published.update(status="withdrawn", withdrawn_at=NOW, withdrawal_reason="A test.")
    assert listed() != found
    Article.objects.filter(pk__in=was).update(status="published")
    assert listed() == found


def test_translations_are_based_on_what_their_original_says(filled):
    translated = added().filter(language="vi").select_related("original", "based_on")
    for article in translated:
        assert article.based_on.article == article.original
        assert article.based_on.content == recording.content_of(article.original)
        assert article.based_on.fingerprint == recording.fingerprint_of(article.based_on.content)
        assert article.translation_key == article.original.translation_key
    assert len(translated) == COUNT // 10
    assert not added().stale().exists()


def test_registry_and_evidence_find_nothing_wrong(filled, capsys):
    call_command("check_search")
    call_command("check_evidence")
    assert "wrong" not in capsys.readouterr().err
