"""The date readers browse by: right whichever way a row is written, and no part of it invented."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import connection

from articles.fields.browse_date import dated_of, rank_of
from articles.models import Article
from articles.periods import Period, same_day_of_other_years
from tests.factories import PUBLISHED_AT, ArticleFactory, PublishedFactory
from tests.query_plans import plan_of, reads_everything

pytestmark = pytest.mark.django_db
OURS = "2024-05-12T20:35:00"
EDGES = [
    ("2024", PUBLISHED_AT, "2024"),
    ("2024-05", PUBLISHED_AT, "2024-05"),
    ("2024-05-11", PUBLISHED_AT, "2024-05-11"),
    ("2024-05-11T23:40-05:00", PUBLISHED_AT, "2024-05-11T23:40"),
    ("", PUBLISHED_AT, OURS),
    ("", dt.datetime(2024, 5, 12, 17, 0, 0, 5, tzinfo=dt.UTC), "2024-05-13T00:00:00"),
    ("", dt.datetime(1970, 1, 1, tzinfo=dt.UTC), "1970-01-01T08:00:00"),
    ("", dt.datetime(9999, 12, 31, 23, tzinfo=dt.UTC), "9999-12-31T23:59:59"),
    ("", None, ""),
]


@pytest.mark.parametrize(("original", "published", "dated"), EDGES)
def test_both_databases_say_what_python_says(original, published, dated):
    article = ArticleFactory(original_date=original, publish_at=published)
    assert (article.dated, dated_of(original, published)) == (dated, dated)
    assert Article.objects.get(pk=article.pk).dated == dated


def test_every_way_of_writing_is_followed(tmp_path):
    article = PublishedFactory()

    def now() -> str:
        return Article.objects.values_list("dated", flat=True).get(pk=article.pk)

    assert now() == OURS
    article.original_date = "2024-04"
    article.save(update_fields=["original_date"])
    assert (now(), article.dated) == ("2024-04", "2024-04")
    Article.objects.filter(pk=article.pk).update(original_date="2023")
    assert now() == "2023"
    article.original_date = "2022-02-02"
    Article.objects.bulk_update([article], ["original_date"])
    assert now() == "2022-02-02"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET original_date = '2021'")
    assert now() == "2021"
    dump = tmp_path / "dump.json"
    call_command(
        "dumpdata",
        "articles.article",
        "articles.source",
        natural_primary=True,
        natural_foreign=True,
        output=dump,
    )
    entries = json.loads(dump.read_text())
    assert all("dated" not in entry["fields"] for entry in entries)
    for entry in entries:
        if entry["model"] == "articles.article":
            entry["fields"]["original_date"] = "2020-01"
    dump.write_text(json.dumps(entries))
    call_command("loaddata", dump, verbosity=0)
    assert now() == "2020-01"
    built = ArticleFactory.build(source=article.source, title="Bulk", slug="bulk", original_date="2019")
    Article.objects.bulk_create([built])
    assert Article.objects.get(slug="bulk").dated == "2019"


def test_rank_sorts_as_the_text():
    dates = [
        "",
        "2023-12-31T23:59:59",
        "2024",
        "2024-01",
        "2024-01-01",
        "2024-01-01T00:01",
        "2024-12-31",
        "9999-12-31T23:59",
    ]
    assert sorted(dates, key=rank_of) == dates == sorted(dates)


@pytest.mark.parametrize(
    ("original", "address"),
    [
        ("2024", "/articles/2024/00/00/a/"),
        ("2024-05", "/articles/2024/05/00/a/"),
        ("2024-05-11T08:00+07:00", "/articles/2024/05/11/a/"),
        ("", "/articles/2024/05/12/a/"),
    ],
)
def test_address_invents_no_day_and_the_old_one_leads_to_it(client, original, address):
    article = PublishedFactory(title="A", slug="a", original_date=original)
    assert (article.get_absolute_url(), client.get(address).status_code) == (address, 200)
    old = client.get("/articles/2024/05/12/a/")
    assert (old.status_code, old.headers.get("Location")) == ((200, None) if not original else (301, address))
    short = client.get(f"/a/{article.pk}/")
    assert (short.status_code, short.headers["Location"]) == (301, address)


def test_month_lists_what_is_known_to_the_month_and_no_day_does(client):
    of_month = PublishedFactory(original_date="2023-04")
    of_day = PublishedFactory(original_date="2023-04-07")
    of_year = PublishedFactory(original_date="2023")
    month = client.get("/articles/2023/04/").context
    assert (month["page"].rows, month["total"]) == ([of_day, of_month], 2)
    assert month["inner"] == [(Period(2023, 4, 7), 1)]
    assert client.get("/articles/2023/04/07/").context["page"].rows == [of_day]
    year = client.get("/articles/2023/").context
    assert (year["page"].rows, year["total"]) == ([of_day, of_month, of_year], 3)
    assert year["inner"] == [(Period(2023, 4), 2)]


def test_pages_of_a_list_go_on_between_partial_dates(client):
    dates = ["2023", "2023-04", "2023-04-07", "2023-04-07T10:00+07:00", ""]
    made = [PublishedFactory(original_date=date) for date in dates for _copy in range(5)]
    newest = sorted(made, key=lambda article: (article.dated, article.pk), reverse=True)
    first = client.get("/articles/").context["page"]
    older = client.get(f"/articles/?before={first.older}").context["page"]
    assert [*first.rows, *older.rows] == newest
    assert client.get(f"/articles/?after={older.newer}").context["page"].rows == first.rows


def test_cursor_of_before_still_answers(client):
    older, _newer = PublishedFactory(original_date="2024-05-01"), PublishedFactory(original_date="2024-06")
    page = client.get(f"/articles/?before=2024-05-12T13:35:00Z-{older.pk}").context["page"]
    assert page.rows == [older]


def test_undated_page_has_what_has_no_date_of_its_own(client):
    dated = PublishedFactory(original_date="2023-04")
    ours = PublishedFactory(source=None)
    ArticleFactory()
    assert (
        client.get("/articles/undated/").status_code,
        client.get("/vi/articles/undated/").status_code,
    ) == (404, 404)
    undated = PublishedFactory()
    assert client.get("/articles/undated/").context["page"].rows == [undated]
    assert {dated, ours, undated} == set(client.get("/articles/").context["page"].rows)


def test_day_that_has_lost_its_articles_leads_to_what_lies_around_it(client):
    PublishedFactory(original_date="2024-05-11")
    answers = [
        client.get(f"/articles/{period}/") for period in ("2024/05/12", "2024/04", "2024/04/01", "2023/01/01")
    ]
    assert [(each.status_code, each.headers.get("Location")) for each in answers] == [
        (301, "/articles/2024/05/"),
        (301, "/articles/2024/"),
        (301, "/articles/2024/"),
        (404, None),
    ]


def test_page_tells_both_dates_and_which_is_which(client):
    article = PublishedFactory(original_date="2024-03-01")
    page = client.get(article.get_absolute_url()).content.decode()
    assert 'Original of <time datetime="2024-03-01">1 March 2024</time>' in page
    assert 'Published <time datetime="2024-05-12T20:35:00+07:00">' in page
    listed = client.get("/articles/").content.decode()
    assert ('<time datetime="2024-03-01">1 March 2024</time>' in listed, "Published <time" in listed) == (
        True,
        False,
    )
    PublishedFactory()
    assert (
        'Published <time datetime="2024-05-12">12 May 2024</time>'
        in client.get("/articles/").content.decode()
    )


def test_feeds_and_structured_data_tell_when_we_published(client):
    first = PublishedFactory(original_date="2024-03-01", title="Published first")
    second = PublishedFactory(
        original_date="2020", publish_at=PUBLISHED_AT + dt.timedelta(hours=1), title="Published last"
    )
    entries = client.get("/feeds/articles.json").json()["items"]
    assert [each["title"] for each in entries] == [second.title, first.title]
    assert entries[1]["date_published"] == PUBLISHED_AT.isoformat()
    assert client.get("/articles/").context["page"].rows == [first, second]
    page = client.get(first.get_absolute_url()).content.decode()
    assert '"datePublished":"2024-05-12T13:35:00+00:00"' in page


def published():
    return Article.objects.filter(language="en", status="published")


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: published().newest_first(), "article_list_newest_first"),
        (lambda: published().last_published(), "article_feed_newest_first"),
        (lambda: published().undated().newest_first(), "article_list_undated"),
        (lambda: same_day_of_other_years(published(), dt.date(2026, 5, 12)), "article_on_this_day"),
    ],
)
def test_lists_are_served_by_their_index(rows, index):
    """Among many dated articles: PostgreSQL chooses an index by what it counted last, and of none all cost the same."""
    PublishedFactory(original_date="2022")
    plan = plan_of(lambda: list(rows()[:20]))
    assert (index in plan, reads_everything(plan)) == (True, False)
