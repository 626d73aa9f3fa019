"""When an article is public: every order of schedule, embargo and the original it waits for.

A scenario is a list of steps at hours; after each, whether the translation (T) is public. `O` is the original.
"""

import datetime as dt
import zoneinfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import publishing
from articles.models import Article
from articles.publishing import NotPublishable
from articles.publishing.release import in_words
from tests.factories import ArticleFactory, PublishedFactory

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 1, 0, 0, tzinfo=dt.UTC)


def hour(number):
    return START + dt.timedelta(hours=number)


# name: (embargo hour or None, waits?, [(hour, step, argument, T public then?)])
SCENARIOS = {
    "published at once": (None, False, [(1, "publish T", None, True)]),
    "scheduled": (
        None,
        False,
        [(1, "publish T", 5, False), (4, "look", None, False), (5, "look", None, True)],
    ),
    "scheduled anew, later": (
        None,
        False,
        [
            (1, "publish T", 5, False),
            (2, "publish T", 7, False),
            (6, "look", None, False),
            (7, "look", None, True),
        ],
    ),
    "schedule taken back": (
        None,
        False,
        [(1, "publish T", 5, False), (2, "draft T", None, False), (6, "look", None, False)],
    ),
    "published under embargo": (
        4,
        False,
        [(1, "publish T", None, False), (3, "look", None, False), (4, "look", None, True)],
    ),
    "scheduled at the end of the embargo": (4, False, [(1, "publish T", 4, False), (4, "look", None, True)]),
    "scheduled after the embargo": (
        4,
        False,
        [(1, "publish T", 6, False), (5, "look", None, False), (6, "look", None, True)],
    ),
    "embargo over": (4, False, [(5, "publish T", None, True)]),
    "embargo kept when the schedule is taken back": (
        4,
        False,
        [
            (1, "publish T", None, False),
            (2, "draft T", None, False),
            (3, "publish T", None, False),
            (4, "look", None, True),
        ],
    ),
    "withdrawn and undone": (
        None,
        False,
        [(1, "publish T", None, True), (2, "withdraw T", None, False), (3, "unwithdraw T", None, True)],
    ),
    "waits for an original that is a draft": (
        None,
        True,
        [(1, "publish T", None, False), (9, "look", None, False)],
    ),
    "original first": (None, True, [(1, "publish O", None, False), (2, "publish T", None, True)]),
    "original second": (None, True, [(1, "publish T", None, False), (2, "publish O", None, True)]),
    "original scheduled later than the translation": (
        None,
        True,
        [
            (1, "publish O", 6, False),
            (2, "publish T", 3, False),
            (5, "look", None, False),
            (6, "look", None, True),
        ],
    ),
    "original withdrawn pulls the translation": (
        None,
        True,
        [(1, "publish O", None, False), (2, "publish T", None, True), (3, "withdraw O", None, False)],
    ),
    "original brought back brings it back": (
        None,
        True,
        [
            (1, "publish O", None, False),
            (2, "publish T", None, True),
            (3, "withdraw O", None, False),
            (4, "unwithdraw O", None, True),
        ],
    ),
    "original withdrawn before the translation is published": (
        None,
        True,
        [(1, "publish O", None, False), (2, "withdraw O", None, False), (3, "publish T", None, False)],
    ),
    "original public, embargo not over": (
        4,
        True,
        [(1, "publish O", None, False), (2, "publish T", None, False), (4, "look", None, True)],
    ),
    "embargo over, original not public": (
        4,
        True,
        [(2, "publish T", None, False), (5, "look", None, False), (6, "publish O", None, True)],
    ),
    "original withdrawn does not matter to one that does not wait": (
        None,
        False,
        [(1, "publish O", None, False), (2, "publish T", None, True), (3, "withdraw O", None, True)],
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(name):
    embargo, waits, steps = SCENARIOS[name]
    original = ArticleFactory(language="vi")
    translation = ArticleFactory(
        original=original,
        waits_for_original=waits,
        embargo_until=hour(embargo) if embargo is not None else None,
    )
    seen = []
    for at, step, argument, _expected in steps:
        with time_machine.travel(hour(at), tick=False):
            do(step, {"T": translation, "O": original}, argument)
            row = Article.objects.get(pk=translation.pk)
            by_query = Article.objects.public().filter(pk=translation.pk).exists()
            assert row.is_public == by_query
            seen.append(by_query)
    assert seen == [expected for *_step, expected in steps]


def do(step, articles, argument):
    what, _, which = step.partition(" ")
    if what == "publish":
        at = hour(argument) if argument is not None else None
        publishing.publish(article=articles[which], by=None, at=at)
    elif what == "withdraw":
        publishing.withdraw(article=articles[which], by=None, reason="A mistake.")
    elif what == "unwithdraw":
        publishing.unwithdraw(article=articles[which], by=None)
    elif what == "draft":
        publishing.make_draft(article=articles[which], by=None)


def test_time_before_the_end_of_the_embargo_is_refused():
    article = ArticleFactory(embargo_until=hour(30))
    with time_machine.travel(hour(0), tick=False), pytest.raises(NotPublishable) as error:
        publishing.publish(article=article, by=None, at=hour(29))
    assert error.value.problems == [
        "The embargo ends on 02.03.2026 13:00 (GMT+7); choose that time or a later one."
    ]


def refused(**fields):
    """The constraint by which the database refuses these fields of a public article."""
    article = PublishedFactory()
    try:
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(**fields)
    except IntegrityError as error:
        return str(error)
    return ""


def test_embargo_cannot_be_put_on_what_readers_have_read():
    assert "article_not_public_before_embargo" in refused(embargo_until=hour(30))


def test_nothing_waits_for_an_original_it_does_not_have():
    assert "article_waits_for_an_original" in refused(waits_for_original=True)


def test_translation_waiting_for_a_draft_can_become_a_draft_again():
    original = ArticleFactory(language="vi")
    translation = publishing.publish(
        article=ArticleFactory(original=original, waits_for_original=True), by=None
    )
    assert publishing.make_draft(article=translation, by=None).status == "draft"


def test_translation_pulled_with_its_original_has_been_public():
    original = publishing.publish(article=ArticleFactory(language="vi"), by=None)
    translation = publishing.publish(
        article=ArticleFactory(title="T", original=original, waits_for_original=True), by=None
    )
    publishing.withdraw(article=original, by=None, reason="A mistake.")
    with pytest.raises(NotPublishable) as error:
        publishing.make_draft(article=translation, by=None)
    assert error.value.problems == ["“T” has been public; withdraw it with a reason instead."]


ZONES = [
    "UTC",
    "America/New_York",
    "Europe/London",
    "Asia/Ho_Chi_Minh",
    "Pacific/Chatham",
    "America/St_Johns",
]


@settings(max_examples=60)
@given(
    moment=st.datetimes(
        # Naive on purpose: the zone is drawn beside it.
        min_value=dt.datetime(2024, 1, 2),  # noqa: DTZ001
        max_value=dt.datetime(2028, 12, 30),  # noqa: DTZ001
    ),
    zone=st.sampled_from(ZONES),
)
def test_moment_is_the_same_whatever_zone_it_was_given_in(moment, zone):
    there = moment.replace(tzinfo=zoneinfo.ZoneInfo(zone), microsecond=0)
    here = there.astimezone(zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh"))
    assert in_words(there) == here.strftime("%d.%m.%Y %H:%M (GMT+7)")
    typed = dt.datetime.strptime(in_words(there), "%d.%m.%Y %H:%M (GMT+7)")  # noqa: DTZ007 (the zone is in the words)
    assert typed.replace(tzinfo=dt.timezone(dt.timedelta(hours=7))) == there.replace(second=0).astimezone(
        dt.UTC
    )
