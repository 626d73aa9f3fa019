"""The front page."""

import datetime as dt

import pytest
import time_machine

from provinces.models import Neighbour
from tests.articles.reading.views.states import HIDDEN, hidden
from tests.factories import (
    PUBLISHED_AT,
    AgreementFactory,
    CountryFactory,
    PairFactory,
    ProvinceFactory,
    PublishedFactory,
)

pytestmark = pytest.mark.django_db


def titles(articles):
    return [article.title for article in articles]


def test_front_leads_with_the_newest(client):
    for number in range(5):
        PublishedFactory(title=f"Story {number}", publish_at=PUBLISHED_AT + dt.timedelta(hours=number))
    response = client.get("/")
    assert response.status_code == 200
    shown = [titles(response.context[part]) for part in ("lead", "secondary", "latest")]
    assert shown == [["Story 4"], ["Story 3", "Story 2"], ["Story 1", "Story 0"]]


@pytest.mark.parametrize("state", HIDDEN)
def test_front_shows_nothing_hidden(client, state):
    PublishedFactory(title="Hidden words", **hidden(state))
    response = client.get("/")
    assert (response.status_code, b"Hidden words" in response.content) == (200, False)


def test_front_speaks_the_language_of_the_path(client):
    PublishedFactory(title="In English")
    PublishedFactory(title="Tiếng Việt", language="vi")
    assert titles(client.get("/").context["lead"]) == ["In English"]
    assert titles(client.get("/vi/").context["lead"]) == ["Tiếng Việt"]


@time_machine.travel(dt.datetime(2026, 5, 11, 18, 0, tzinfo=dt.UTC), tick=False)
def test_on_this_day_is_the_day_in_viet_nam(client):
    """It is 12 May there already; an article of 11 May, 18:00 UTC is of 12 May, one of 12 May, 18:00 UTC is not."""
    for year, month_day, hour in [
        (2024, (5, 11), 18),
        (2023, (5, 12), 16),
        (2022, (5, 12), 18),
        (2026, (5, 11), 17),
    ]:
        moment = dt.datetime(year, *month_day, hour, tzinfo=dt.UTC)
        PublishedFactory(title=f"Of {year}", publish_at=moment)
    assert titles(client.get("/").context["on_this_day"]) == ["Of 2024", "Of 2023"]


@time_machine.travel(dt.datetime(2028, 2, 29, 3, 0, tzinfo=dt.UTC), tick=False)
def test_on_this_day_of_a_leap_day_asks_leap_years_only(client):
    PublishedFactory(title="Leap day", publish_at=dt.datetime(2024, 2, 29, 3, 0, tzinfo=dt.UTC))
    PublishedFactory(title="Day before March", publish_at=dt.datetime(2023, 2, 28, 3, 0, tzinfo=dt.UTC))
    assert titles(client.get("/").context["on_this_day"]) == ["Leap day"]


def test_front_shows_the_registry(client):
    laos = CountryFactory(code="LA", slug="laos")
    AgreementFactory(name="Treaty of friendship", signed_on="1977-07-18")
    PairFactory(our_name="Na Ca Tang", their_name="Phou Ngoua")
    across = ProvinceFactory(name="Savannakhet", country=laos)
    for order, (name, until) in enumerate([("Hue", ""), ("Quang Tri", ""), ("Quang Binh", "2025-07-01")]):
        province = ProvinceFactory(name=name, border_order=9 - order, valid_to=until)
        Neighbour.objects.create(province=province, across=across)
    response = client.get("/")
    lines = [
        (line.country.name, [str(station.province) for station in line.stations])
        for line in response.context["lines"]
    ]
    assert lines == [("Laos", ["Quang Tri", "Hue"])]
    assert [str(one) for one in response.context["agreements"]] == ["Treaty of friendship"]
    assert [str(one) for one in response.context["pairs"]] == ["Na Ca Tang – Phou Ngoua"]


def test_front_sets_no_cookie_and_refuses_posting(client):
    assert client.get("/").cookies == {}
    assert client.post("/").status_code == 405
