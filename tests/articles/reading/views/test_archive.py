"""Articles by year, month and day in Viet Nam's time."""

import datetime as dt

import pytest

from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import PUBLISHED_AT, PublishedFactory

pytestmark = pytest.mark.django_db


def at(year, month, day, hour=5):
    return PublishedFactory(
        title=f"{year}-{month:02}-{day:02} {hour}",
        publish_at=dt.datetime(year, month, day, hour, tzinfo=dt.UTC),
    )


def titles(response):
    return [article.title for article in response.context["page"]]


def test_year_counts_its_months_and_leads_to_years_that_are_not_empty(client):
    for moment in [(2019, 3, 1), (2022, 5, 12), (2022, 5, 13), (2022, 12, 1), (2025, 1, 1)]:
        at(*moment)
    response = client.get("/articles/2022/")
    assert titles(response) == ["2022-12-01 5", "2022-05-13 5", "2022-05-12 5"]
    inner = [(period.address, number) for period, number in response.context["inner"]]
    assert inner == [("/articles/2022/05/", 2), ("/articles/2022/12/", 1)]
    neighbours = [response.context[side].address for side in ("earlier", "later")]
    assert neighbours == ["/articles/2019/", "/articles/2025/"]
    assert "3 articles in this year." in response.content.decode()


def test_month_counts_its_days(client):
    for moment in [(2024, 4, 30), (2024, 5, 12), (2024, 5, 31), (2024, 7, 8)]:
        at(*moment)
    response = client.get("/articles/2024/05/")
    inner = [(period.words, number) for period, number in response.context["inner"]]
    assert inner == [("12 May 2024", 1), ("31 May 2024", 1)]
    assert [response.context[side].words for side in ("earlier", "later")] == ["April 2024", "July 2024"]


def test_day_is_cut_at_midnight_in_viet_nam(client):
    at(2024, 5, 11, 16)
    at(2024, 5, 11, 17)
    at(2024, 5, 12, 16)
    at(2024, 5, 12, 17)
    response = client.get("/articles/2024/05/12/")
    assert titles(response) == ["2024-05-12 16", "2024-05-11 17"]
    assert [response.context[side].iso for side in ("earlier", "later")] == ["2024-05-11", "2024-05-13"]


def test_year_begins_at_midnight_in_viet_nam(client):
    at(2023, 12, 31, 17)
    assert client.get("/articles/2024/01/01/").status_code == 200
    assert client.get("/articles/2023/").status_code == 404


@pytest.mark.parametrize("state", HIDDEN)
def test_periods_with_hidden_articles_alone_are_no_pages(client, state):
    article = PublishedFactory(**hidden(state))
    moment = article.publish_at
    for shape in ("%Y", "%Y/%m", "%Y/%m/%d"):
        assert (
            client.get(
                f"/articles/{moment.astimezone(dt.timezone(dt.timedelta(hours=7))):{shape}}/"
            ).status_code
            == 404
        )


def test_periods_speak_the_language_of_the_path(client):
    PublishedFactory(language="vi", publish_at=PUBLISHED_AT)
    assert client.get("/vi/articles/2024/05/12/").status_code == 200
    assert client.get("/articles/2024/05/12/").context["articles"][0].language == "vi"
    assert client.get("/articles/2024/05/11/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "2024/02/31",
        "2023/02/29",
        "0000",
        "0001",
        "0001/01/01",
        "9999",
        "9999/12/31",
        "2024/13",
        "2024/00",
        "24",
        "٢٠٢٤",
    ],
)
def test_impossible_and_empty_periods_are_no_pages(client, address):
    PublishedFactory()
    assert client.get(f"/articles/{address}/").status_code == 404


def test_month_is_a_calendar_with_days_that_have_articles(client, db):
    for hour in (0, 23):
        PublishedFactory(publish_at=f"2024-05-12T{hour:02}:30:00+07:00")
    page = client.get("/articles/2024/05/")
    weeks = page.context["weeks"]
    assert [len(week) for week in weeks] == [7] * 5
    assert [(day.iso, number) for week in weeks for day, number in week if number] == [("2024-05-12", 2)]
    html = page.content.decode()
    assert ">12 May 2024, 2 articles</span></a>" in html
    assert 'href="/search/articles.atom?year=2024-05"' in html
    assert client.get("/search/articles.atom?year=2024-05").content.count(b"<entry>") == 2
