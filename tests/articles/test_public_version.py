"""The versions of what readers see: what each way of writing moves, and what it leaves alone."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.models import (
    Article,
    ArticleProvince,
    Credit,
    FormerSlug,
    FormerTagSlug,
    Person,
    Profile,
    PublicVersion,
    Source,
    Tag,
    TaggedArticle,
)
from articles.models.version_triggers import UNSEEN, _there, watch
from tests import factories
from tests.factories import PUBLISHED_AT, ArticleFactory, ChangeNoteFactory, PublishedFactory
from tests.versions import settle

pytestmark = pytest.mark.django_db
OTHER_YEAR = dt.datetime(2019, 1, 2, tzinfo=dt.UTC)


def stamps():
    settle()
    return dict(PublicVersion.objects.values_list("key", "stamp"))


def moved(write):
    """The keys that this write moves."""
    stamps()
    PublicVersion.objects.update(stamp="before")
    write()
    return {key for key, stamp in stamps().items() if stamp != "before"}


def make(article):
    """Give it one of each part."""
    factories.ImageFactory(article=article)
    ChangeNoteFactory(article=article)
    factories.CreditFactory(article=article)
    article.tags.add(factories.TagFactory())
    article.provinces.add(factories.ProvinceFactory())
    article.units.add(factories.UnitFactory())
    FormerSlug.objects.create(article=article, language="en", slug="formerly")


@pytest.fixture
def article():
    article = PublishedFactory(title="Old title")
    make(article)
    return article


def sets(article):
    """Those that it is in by its parts."""
    return {
        f"tag:{TaggedArticle.objects.get(content_object=article).tag_id}",
        f"province:{ArticleProvince.objects.get(article=article).province_id}",
        f"unit:{article.units.get().pk}",
        f"person:{Credit.objects.get(article=article).person_id}",
    }


def of(article):
    return {"everything", f"article:{article.pk}"}


def place(article, month="2024-05", year=True):
    years = {"years:en"} if year else set()
    return of(article) | {"list:en", f"month:en:{month}"} | years | sets(article)


def by_raw_sql(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET title = 'Raw' WHERE id = %s", [article.pk])


SHOWN = {
    "save": lambda article: Article.objects.get(
        pk=article.pk
    ).save(),  # changed_at stays, nothing else changes
    "update": lambda article: Article.objects.filter(pk=article.pk).update(title="New"),
    "raw SQL": by_raw_sql,
    "bulk_update": lambda article: Article.objects.bulk_update(
        [Article(pk=article.pk, teaser="Other")], ["teaser"]
    ),
    "a picture": lambda article: article.images.update(caption="Other"),
    "a picture less": lambda article: article.images.all().delete(),
    "a note": lambda article: ChangeNoteFactory(article=article, at=OTHER_YEAR),
    "a former address": lambda article: FormerSlug.objects.all().delete(),
}


@pytest.mark.parametrize("way", SHOWN)
def test_text_and_pictures_move_the_pages_that_show_them(article, way):
    expected = set() if way == "save" else of(article)
    assert moved(lambda: SHOWN[way](article)) == expected


PLACED = {
    "withdrawn": {"status": "withdrawn", "withdrawal_reason": "Wrong.", "withdrawn_at": PUBLISHED_AT},
    "back to a draft": {"status": "draft"},
    "the original comes first": {"waits_for_original": True},
}


@pytest.mark.parametrize("way", PLACED)
def test_what_appears_or_disappears_moves_its_lists(article, way):
    change = PLACED[way]
    if "waits_for_original" in change:
        change = change | {"original": PublishedFactory(language="vi")}
    write = moved(lambda: Article.objects.filter(pk=article.pk).update(**change))
    assert write == place(article)


def test_another_date_moves_the_months_of_before_and_after(article):
    PublishedFactory()  # so that the year stays
    keys = moved(lambda: Article.objects.filter(pk=article.pk).update(original_date="2019-01"))
    assert keys == place(article) | {"month:en:2019-01"}
    keys = moved(lambda: Article.objects.filter(pk=article.pk).update(original_date="2019-02"))
    assert keys == place(article, "2019-01") | {"month:en:2019-02"}


def test_year_moves_with_its_first_and_last_article(article):
    assert "years:en" not in moved(PublishedFactory)
    assert "years:en" in moved(lambda: PublishedFactory(publish_at=OTHER_YEAR, original_date=""))
    waiting = PublishedFactory(publish_at=OTHER_YEAR)
    assert "years:en" not in moved(waiting.delete)
    # One that readers may not see yet does not make the year stay.
    Article.objects.filter(publish_at=OTHER_YEAR).update(publish_at=OTHER_YEAR + dt.timedelta(days=1))
    assert "years:en" in moved(lambda: PublishedFactory(publish_at=OTHER_YEAR))


PARTS = {
    "tag": lambda article: TaggedArticle.objects.filter(content_object=article).delete(),
    "province": lambda article: ArticleProvince.objects.filter(article=article).delete(),
    "unit": lambda article: article.units.clear(),
    "person": lambda article: article.credits.all().delete(),
}


@pytest.mark.parametrize("kind", PARTS)
def test_part_moves_the_list_that_it_puts_the_article_into(article, kind):
    expected = of(article) | {key for key in sets(article) if key.startswith(kind)}
    assert moved(lambda: PARTS[kind](article)) == expected


def test_part_that_changes_hands_moves_both_lists(article):
    tag, other = Tag.objects.get(), factories.TagFactory()
    keys = moved(lambda: TaggedArticle.objects.update(tag=other))
    assert keys == of(article) | {f"tag:{tag.pk}", f"tag:{other.pk}"}


def test_publishing_moves_all_of_it_and_deleting_too():
    article = ArticleFactory()
    make(article)
    publish = moved(
        lambda: Article.objects.filter(pk=article.pk).update(status="published", publish_at=PUBLISHED_AT)
    )
    assert publish == place(article) | {"month:en:"}
    expected = place(article)
    assert moved(article.delete) == expected


def test_draft_and_its_parts_move_nothing():
    article = ArticleFactory()
    make(article)

    def work():
        article.title = "Another"
        article.save()
        article.images.update(caption="Other")
        article.tags.add(factories.TagFactory(name="new"))
        article.delete()

    assert moved(work) == {"names"}  # the new tag


def test_translations_show_each_other():
    english = PublishedFactory(translation_key="work")
    vietnamese = PublishedFactory(translation_key="work", language="vi")
    keys = moved(lambda: Article.objects.filter(pk=vietnamese.pk).update(status="draft"))
    assert f"article:{english.pk}" in keys


def test_original_moves_everything_while_another_one_waits_for_it():
    original = PublishedFactory(language="vi")
    assert "shared" not in moved(lambda: Article.objects.filter(pk=original.pk).update(status="draft"))
    PublishedFactory(original=original, waits_for_original=True)
    assert "shared" in moved(lambda: Article.objects.filter(pk=original.pk).update(status="published"))


SHARED = {
    "the name of an outlet": lambda: Source.objects.update(name="Other"),
    "evidence": factories.CitationFactory,
}


@pytest.mark.parametrize("way", SHARED)
def test_what_many_pages_show_moves_them_all(article, way):
    assert moved(SHARED[way]) == {"everything", "shared"}


def test_name_of_a_tag_moves_all_pages_and_what_editors_are_offered(article):
    assert moved(lambda: Tag.objects.update(name="Other")) == {"everything", "shared", "names"}


def test_portrait_moves_the_page_of_its_person_while_readers_see_it():
    profile = factories.ProfileFactory(person=factories.PersonFactory())
    rows, person = Profile.objects.filter(pk=profile.pk), {"everything", f"person:{profile.person_id}"}
    files = {"photograph": "people/x.jpg", "square": "people/x.webp", "alt": "A woman"}
    moves = [moved(lambda values=values: rows.update(**values)) for values in (files, {"is_public": True})]
    moves += [moved(lambda: rows.update(reads="Lao")), moved(lambda: rows.update(alt="Another woman"))]
    other = factories.PersonFactory()
    moves += [moved(lambda: rows.update(person=other)), moved(profile.account.delete)]
    theirs = {"everything", f"person:{other.pk}"}
    assert moves == [set(), person, set(), person, person | theirs, theirs]
    shown = moved(lambda: factories.ProfileFactory(person=other, is_public=True, **files))
    assert shown == theirs


def test_names_that_nothing_uses_yet_move_what_editors_are_offered_alone():
    made = factories.TagFactory, factories.PersonFactory, factories.SourceFactory
    assert [moved(make) for make in made] == [{"names"}, {"names"}, set()]
    tag = factories.TagFactory(name="unused")
    assert moved(tag.delete) == {"everything", "shared", "names"}


def test_name_under_a_former_address_moves_the_page_that_led_on_from_there():
    tag, person = factories.TagFactory(name="smuggling"), factories.PersonFactory(name="Lan")
    FormerTagSlug.objects.create(slug="trafficking", tag=tag)
    Person.objects.filter(pk=person.pk).update(slug="lan-tran")
    shared, led = {"everything", "shared"}, FormerTagSlug.objects.all()
    named = shared | {"names"}
    new = [lambda: factories.TagFactory(name="trafficking"), lambda: factories.PersonFactory(name="Lan")]
    assert [moved(write) for write in new] == [named, named]
    other = factories.TagFactory(name="other")
    assert [moved(write) for write in (lambda: led.update(tag=other), led.delete)] == [shared, shared]


def test_outer_or_ignore_does_not_hold_a_stamp_back(article):
    """On SQLite the conflict clause of the write that fires a trigger is taken over by statements in the trigger."""
    tag = factories.TagFactory(name="second")
    rows = [TaggedArticle(content_object=article, tag=tag)]
    keys = moved(lambda: TaggedArticle.objects.bulk_create(rows, ignore_conflicts=True))
    assert keys == of(article) | {f"tag:{tag.pk}"}


def test_what_was_rolled_back_has_the_stamp_of_before_and_its_own_never_comes_again():
    before, seen = stamps(), []
    for _attempt in range(2):
        with transaction.atomic():
            PublishedFactory()
            seen.append(stamps()["everything"])
            transaction.set_rollback(True)
    assert (stamps(), len({before["everything"], *seen})) == (before, 3)


def test_every_table_is_watched_or_named_as_unseen():
    """A migration that remakes a table on SQLite drops its triggers; they are back when `migrate` is done."""
    with connection.cursor() as cursor:
        tables = set(_there(cursor, connection.vendor == "sqlite").values())
    models = apps.get_app_config("articles").get_models()
    assert tables - {"articles_versionnote"} == {
        model._meta.db_table for model in models if model.__name__ not in UNSEEN
    }


def test_no_page_from_before_holds_after_a_migration():
    """Rows may have been written past the triggers; a part that never moved would still be what it was."""
    before = stamps()
    watch(apps.get_app_config("articles"), connection.alias)
    after = stamps()
    assert (before.keys() >= {"everything", "shared"}, after.keys()) == (
        True,
        {"everything", "shared", "names"},
    )
    assert {key for key in after if before[key] == after[key]} == set()


def test_version_is_one_query_and_empty_where_one_half_is_missing(django_assert_num_queries):
    with django_assert_num_queries(1):
        version = PublicVersion.now()
    assert version.count("/") == 1
    PublicVersion.objects.all().delete()
    assert PublicVersion.now() == ""
