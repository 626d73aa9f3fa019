"""The numbers of articles by day are right whichever way a row is written, and say what readers may see."""

import datetime as dt
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Sum

from articles import periods
from articles.models import Article, DayCount
from articles.periods import Period
from tests.factories import PUBLISHED_AT, ArticleFactory, PublishedFactory
from tests.world import STATES, put_in_state

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def counted() -> dict[tuple[str, str], int]:
    rows = DayCount.objects.values_list("language", "day").annotate(Sum("number"))
    return {(language, day): number for language, day, number in rows if number}


def there() -> Counter[tuple[str, str]]:
    """The same, counted by hand."""
    rows = Article.objects.filter(status="published", waits_for_original=False)
    return Counter((language, dated[:10]) for language, dated in rows.values_list("language", "dated"))


def by_raw_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET original_date = '1999'")


def save() -> None:
    article = Article.objects.first()
    article.publish_at += DAY
    article.save()


def rolled_back() -> None:
    with transaction.atomic():
        PublishedFactory()
        transaction.set_rollback(True)


WRITES = {
    "save": save,
    "a title": lambda: Article.objects.update(title="Other"),
    "update": lambda: Article.objects.update(language="vi"),
    "raw SQL": by_raw_sql,
    "withdrawn": lambda: Article.objects.filter(status="published").update(
        status="withdrawn", withdrawn_at=PUBLISHED_AT, withdrawal_reason="Invented."
    ),
    "bulk_update": lambda: Article.objects.bulk_update(
        [Article(pk=row.pk, publish_at=PUBLISHED_AT + DAY) for row in Article.objects.all()], ["publish_at"]
    ),
    "bulk_create": lambda: Article.objects.bulk_create(
        PublishedFactory.build(title=str(n), slug=f"n{n}", source=None, publish_at=PUBLISHED_AT + n * DAY)
        for n in range(5)
    ),
    "waits": lambda: Article.objects.filter(language="en").update(
        waits_for_original=True, original=Article.objects.get(language="vi")
    ),
    "delete": lambda: Article.objects.first().delete(),
    "delete all": lambda: Article.objects.all().delete(),
    "rolled back": rolled_back,
    "fixtures": lambda: call_command("loaddata", "borderpost", verbosity=0),
}


@pytest.mark.parametrize("way", WRITES)
def test_every_write_is_counted(way):
    PublishedFactory()
    PublishedFactory(original_date="2023-05")
    PublishedFactory(language="vi", original_date="2022")
    ArticleFactory()
    assert counted() == {("en", "2024-05-12"): 1, ("en", "2023-05"): 1, ("vi", "2022"): 1}
    WRITES[way]()
    assert counted() == there()


@pytest.mark.parametrize("state", STATES)
def test_period_counts_what_readers_may_see(state):
    """Scheduled ones are counted in the table, and taken off again until their time comes."""
    PublishedFactory()
    put_in_state(PublishedFactory(), state)
    public = Article.objects.public().count()
    assert periods.counts("en", Period(2024)) == (public, [(Period(2024, 5), public)])
    assert periods.counts("en", Period(2024, 5)) == (public, [(Period(2024, 5, 12), public)])
    assert periods.counts("vi", Period(2024)) == (0, [])


@pytest.mark.parametrize("state", STATES)
def test_translation_that_waits_is_counted_with_its_original(state):
    original = PublishedFactory(language="vi")
    PublishedFactory(language="en", original=original, waits_for_original=True)
    put_in_state(original, state)
    public = Article.objects.public().filter(language="en").count()
    assert periods.counts("en", Period(2024))[0] == public


def test_what_is_known_to_the_year_is_of_no_month():
    for date in ("2024", "2024-05", "2024-05-03"):
        PublishedFactory(original_date=date)
    assert periods.counts("en", Period(2024)) == (3, [(Period(2024, 5), 2)])
    assert periods.counts("en", Period(2024, 5)) == (2, [(Period(2024, 5, 3), 1)])
    assert periods.counts("en", Period(2024, 5, 3)) == (0, [])
