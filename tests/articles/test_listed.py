"""What lists are ordered by stands beside each subject, and says what the article says, whoever writes either."""

import datetime as dt

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article, ArticleProvince, ArticleUnit, ChangeNote, Credit, TaggedArticle
from articles.models.listing_triggers import COPIES
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    ChangeNoteFactory,
    CreditFactory,
    ProvinceFactory,
    PublishedFactory,
    TagFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
LISTED = (ArticleProvince, ArticleUnit, TaggedArticle, Credit)


def tied(article: Article) -> Article:
    """An article with one row of each kind."""
    article.provinces.add(ProvinceFactory())
    article.units.add(UnitFactory())
    article.tags.add(TagFactory())
    CreditFactory(article=article)
    ChangeNoteFactory(article=article)
    return article


def wrong() -> dict[str, int]:
    """How many rows of each table say something else than their article; none of a table that says what it should."""
    found = {}
    unlike = "IS NOT" if connection.vendor == "sqlite" else "IS DISTINCT FROM"
    for table, (article, columns) in COPIES.items():
        differs = " OR ".join(
            f"r.{column} {unlike} CASE WHEN a.status = 'published' THEN a.{column} END" for column in columns
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM {table} r JOIN articles_article a ON a.id = r.{article} WHERE {differs}"
            )
            [number] = cursor.fetchone()
        if number:
            found[table] = number
    return found


def said() -> set[tuple]:
    return {row for model in LISTED for row in model.objects.values_list("language", "dated", "publish_at")}


def by_raw_sql(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET original_date = '1999' WHERE id = %s", [article.pk])


def save(article):
    article.publish_at += dt.timedelta(days=1)
    article.save()


WRITES = {
    "save": save,
    "update": lambda article: Article.objects.update(language="vi"),
    "bulk_update": lambda article: Article.objects.bulk_update([article], ["publish_at"]),
    "raw SQL": by_raw_sql,
    "withdrawn": lambda article: Article.objects.update(
        status="withdrawn", withdrawn_at=PUBLISHED_AT, withdrawal_reason="Invented."
    ),
    "tampered with": lambda article: [model.objects.update(language="xx", dated="1") for model in LISTED],
    "saved as it was read before": lambda article: [each.save() for each in STALE],
}
STALE: list = []


@pytest.mark.parametrize("way", WRITES)
def test_every_write_of_an_article_reaches_its_subjects(way):
    STALE[:] = []
    article = tied(ArticleFactory())
    STALE.extend(row for model in (*LISTED, ChangeNote) for row in model.objects.all())
    assert (said(), ChangeNote.objects.get().language) == ({(None, None, None)}, None)
    Article.objects.update(status="published", publish_at=PUBLISHED_AT)
    assert said() == {("en", "2024-05-12T20:35:00", PUBLISHED_AT)}
    assert ChangeNote.objects.get().language == "en"
    article.refresh_from_db()
    WRITES[way](article)
    assert wrong() == {}


def test_rows_added_later_say_it_at_once():
    article = tied(PublishedFactory())
    assert (said(), wrong()) == ({("en", "2024-05-12T20:35:00", PUBLISHED_AT)}, {})
    provinces = [ArticleProvince(article=article, province=ProvinceFactory()) for _ in range(3)]
    ArticleProvince.objects.bulk_create(provinces)
    assert set(ArticleProvince.objects.values_list("dated", flat=True)) == {"2024-05-12T20:35:00"}


def test_row_that_moves_to_another_article_says_what_that_one_says():
    tied(PublishedFactory())
    other = PublishedFactory(original_date="1999")
    ArticleProvince.objects.update(article=other)
    assert (ArticleProvince.objects.get().dated, wrong()) == ("1999", {})


def test_rows_that_come_before_their_article_are_brought_up():
    """As in a dump whose rows come in any order; the database asks for the article at the end."""
    article = tied(PublishedFactory(original_date="2020"))
    text = serializers.serialize("json", [article])
    with transaction.atomic(), connection.constraint_checks_disabled():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        Article.objects.filter(pk=article.pk)._raw_delete(using="default")
        ArticleProvince.objects.update(article_id=article.pk, dated="gone")
        for each in serializers.deserialize("json", text):
            each.save()
    assert (said(), wrong()) == ({("en", "2020", PUBLISHED_AT)}, {})


def test_fixtures_say_it_and_dumps_do_not_hold_it():
    call_command("loaddata", "borderpost", verbosity=0)
    assert wrong() == {}
    row = ArticleProvince.objects.filter(language__isnull=False).first()
    assert set(serializers.serialize("python", [row])[0]["fields"]) == {"article", "province"}
