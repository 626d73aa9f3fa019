"""The week as a calendar: its days are Viet Nam's, a move goes by the rules of publishing, and a refusal says why."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import publishing
from articles.admin.article_list import week
from articles.models import Article
from tests.desk import DeskClient, let_pass, person
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
WEEK = "/admin/articles/article/week/"
NOW = dt.datetime(2026, 11, 25, 3, 0, tzinfo=dt.UTC)  # a Wednesday, ten in the morning in Viet Nam
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def publisher():
    client = DeskClient()
    client.force_login(person("publisher", username="mai"))
    return client


def scheduled(title="Scheduled", ahead=HOUR, **fields):
    article = ArticleFactory(title=title, **fields)
    publishing.keep_waivers(article=article, by=None, waived=let_pass(article))
    return publishing.publish(article=article, by=None, at=NOW + ahead)


def move(desk, article, day, time, seen=None, start="2026-11-23"):
    sent = {"article": article.pk, "day": day, "time": time, "seen": (seen or article.publish_at).isoformat()}
    return desk.post(f"{WEEK}?from={start}", sent)


def days_of(answer):
    return {
        str(day): [entry["article"].title for entry in entries]
        for day, entries in answer.context["days"]
        if entries
    }


def test_week_has_what_is_scheduled_on_its_day_in_viet_nam(publisher):
    scheduled("late on Wednesday", dt.timedelta(hours=13, minutes=59))
    scheduled("first of Thursday", dt.timedelta(hours=14))
    scheduled("last of Sunday", dt.timedelta(days=4, hours=13, minutes=59))
    scheduled("of the next week", dt.timedelta(days=4, hours=14))
    PublishedFactory(title="out already", publish_at=NOW - HOUR)
    ArticleFactory(title="only planned", publish_at=NOW + HOUR)
    this = publisher.get(WEEK)
    assert days_of(this) == {
        "2026-11-25": ["late on Wednesday"],
        "2026-11-26": ["first of Thursday"],
        "2026-11-29": ["last of Sunday"],
    }
    assert days_of(publisher.get(f"{WEEK}?from=2026-12-02")) == {"2026-11-30": ["of the next week"]}


def test_address_that_names_no_day_shows_this_week(publisher):
    asked = ("", "nonsense", "2026-02-30", "0001-01-01", "9999-12-31", "١٢", "x" * 3_000)
    shown = {each: str(publisher.get(WEEK, {"from": each}).context["monday"]) for each in asked}
    assert shown == dict.fromkeys(asked, "2026-11-23")
    told = [
        ("1", "nonsense"),
        ("9" * 30, NOW.isoformat()),
        ("x", "0001-01-01T00:00:00Z"),
        ("1", "2026-11-25"),
    ]
    assert [publisher.get(WEEK, {"moved": who, "was": was}).context["moved"] for who, was in told] == [
        None
    ] * 4


def test_move_keeps_its_history_is_told_and_can_be_taken_back(publisher):
    article = scheduled()
    answer = publisher.get(move(publisher, article, "2026-11-27", "11:00")["Location"])
    article.refresh_from_db()
    assert article.publish_at == NOW + dt.timedelta(days=2, hours=1)
    assert answer.context["moved"]["sentence"] == "“Scheduled” will be public on 27.11.2026 11:00 (GMT+7)."
    assert days_of(answer) == {"2026-11-27": ["Scheduled"]}
    assert "Back to 25.11.2026 11:00" in answer.content.decode()
    back = answer.context["moved"]["was"]
    move(publisher, article, f"{back:%Y-%m-%d}", f"{back:%H:%M:%S}")
    article.refresh_from_db()
    assert article.publish_at == NOW + HOUR


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        (
            "2026-11-24",
            "11:00",
            "“Scheduled” stays at 25.11.2026 11:00 (GMT+7): 24.11.2026 11:00 (GMT+7) is over. Choose a time ahead.",
        ),
        (
            "2026-11-26",
            "09:00",
            "The embargo ends on 26.11.2026 10:00 (GMT+7); choose that time or a later one.",
        ),
        ("nonsense", "11:00", "Day: Enter a valid date."),
        ("1066-10-14", "11:00", "Day: Choose a day between the years 1900 and 2200."),
        ("2026-11-27", "", "Time: This field is required."),
        ("2026-11-27", "25:00", "Time: Enter a valid time."),
    ],
    ids=str,
)
def test_refused_move_says_why_and_leaves_the_article_where_it_was(publisher, day, time, sentence):
    article = scheduled(ahead=HOUR)
    if "embargo" in sentence:
        Article.objects.filter(pk=article.pk).update(
            embargo_until=NOW + dt.timedelta(days=1), publish_at=NOW + dt.timedelta(days=1)
        )
        article.refresh_from_db()
    answer = move(publisher, article, day, time)
    [entry] = [entry for _day, entries in answer.context["days"] for entry in entries]
    typed = entry["form"]["day"].value(), entry["form"]["time"].value()
    assert (answer.status_code, answer.context["problems"]) == (409, [sentence])
    assert (entry["is_refused"], typed) == (True, (day, time))
    assert Article.objects.get().publish_at == article.publish_at


def test_two_tabs_do_not_move_one_article_twice(publisher):
    article = scheduled()
    seen = article.publish_at
    move(publisher, article, "2026-11-27", "11:00")
    answer = move(publisher, article, "2026-11-28", "11:00", seen=seen)
    assert answer.context["problems"] == [
        "“Scheduled” was moved to 27.11.2026 11:00 (GMT+7) meanwhile; look whether that is right as it is."
    ]


def test_only_those_who_publish_move_and_others_are_told(publisher):
    article = scheduled()
    editor = DeskClient()
    editor.force_login(person("editor"))
    assert "Move" not in editor.get(WEEK).content.decode().partition('class="week-days"')[2]
    [sentence] = move(editor, article, "2026-11-27", "11:00").context["problems"]
    assert sentence.endswith("you may not publish it; ask an administrator for the role.")
    for sent in (
        {},
        {"article": "x"},
        {"article": "9" * 30},
        {"article": 999, "seen": "x", "day": "2026-11-27", "time": "1:00"},
    ):
        assert publisher.post(WEEK, sent).status_code == 409
    assert Article.objects.get().publish_at == article.publish_at


def test_week_costs_the_same_for_one_and_for_thirty_and_has_an_end(publisher, monkeypatch):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            publisher.get(WEEK)
        return len(asked)

    scheduled()
    few = queries()
    for number in range(29):
        scheduled(f"number {number}", language="vi" if number % 2 else "en")
    assert (few, queries()) == (9, 9)
    monkeypatch.setattr(week, "MOST", 5)
    answer = publisher.get(WEEK)
    assert (len(days_of(answer)["2026-11-25"]), answer.context["has_more"]) == (5, True)
