"""Sessions end when they are idle, old or ended; they get new keys; a text that is sent then is kept."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client

from articles.models import AccessEntry, Article
from tests.articles.access.log_in import IN, log_in
from tests.articles.admin.forms import article_data
from tests.desk import person
from tests.factories import ArticleFactory, UserFactory

START = dt.datetime(2026, 11, 2, 3, 0, tzinfo=dt.UTC)
MINUTES, HOURS = dt.timedelta(minutes=1), dt.timedelta(hours=1)
DESK, ADD, OUT = "/admin/", "/admin/articles/article/add/", "/admin/articles/accessentry/log-out-everywhere/"


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def browser(clock, lan):
    client = Client()
    assert log_in(client) == IN
    return client


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def key_of(client: Client) -> str:
    return client.cookies["sessionid"].value


def last_event() -> str:
    return AccessEntry.objects.order_by("-pk").first().event


def test_session_ends_when_nothing_is_done(browser, clock):
    clock.shift(239 * MINUTES)
    assert is_in(browser)
    clock.shift(239 * MINUTES)
    assert is_in(browser)
    clock.shift(241 * MINUTES)
    assert not is_in(browser)
    assert (last_event(), Session.objects.count()) == ("idle", 0)


def test_session_ends_behind_a_prefix_as_well(browser, clock):
    """Some servers take one from a header. What is of the desk is stored by nobody there either."""
    response = browser.get(DESK, SCRIPT_NAME="/paper")
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store, private")
    clock.shift(241 * MINUTES)
    assert browser.get(DESK, SCRIPT_NAME="/paper").status_code == 302


def test_session_ends_after_a_working_day_whatever_is_done(browser, clock):
    for _each in range(12):
        clock.shift(1 * HOURS)
        assert is_in(browser)
    clock.shift(1 * MINUTES)
    assert not is_in(browser)


def test_old_session_is_over_even_if_its_row_was_kept_alive(browser, clock):
    Session.objects.update(expire_date=START + 100 * HOURS)
    for _each in range(3):
        clock.shift(230 * MINUTES)
        assert is_in(browser)
    clock.shift(60 * MINUTES)
    assert not is_in(browser)
    assert last_event() == "too old"


def test_limits_are_settings(browser, clock, settings):
    settings.SESSION_IDLE_SECONDS = 10 * 60
    clock.shift(9 * MINUTES)
    assert is_in(browser)
    clock.shift(11 * MINUTES)
    assert not is_in(browser)


def test_form_that_is_left_open_keeps_nobody_logged_in(browser, clock, lan):
    article = ArticleFactory()
    presence = f"/admin/articles/article/{article.pk}/presence/"
    for _each in range(5):
        clock.shift(60 * MINUTES)
        browser.post(presence)
    assert not is_in(browser)


@pytest.mark.parametrize("how", ["idle", "old", "ended"])
def test_text_sent_after_the_end_goes_through_the_login(browser, clock, lan, how):
    shift = {"idle": 5 * HOURS, "old": 13 * HOURS, "ended": 0 * HOURS}[how]
    clock.shift(shift)
    if how == "ended":
        clock.shift(1 * MINUTES)
        other = Client()
        log_in(other)
        clock.shift(1 * MINUTES)
        other.post(OUT)
    page = browser.post(ADD, article_data(title="Typed for an hour"))
    assert (page.status_code, Article.objects.count()) == (403, 0)
    kept = page.context["kept"]
    given = browser.post(
        f"/admin/login/?next={ADD}",
        {"username": "lan", "password": "a long enough password", "next": ADD, "kept": kept},
    )
    assert browser.post(ADD, dict(given.context["fields"])).status_code == 302
    assert Article.objects.get().title == "Typed for an hour"


def test_logging_out_everywhere_ends_all_sessions_but_this_one(browser, clock, lan):
    others = [Client(), Client()]
    for each in others:
        log_in(each)
    stranger = Client()
    stranger.force_login(person("translator", username="minh"))
    clock.shift(1 * MINUTES)
    old = key_of(browser)
    assert browser.post(OUT).status_code == 302
    assert [is_in(each) for each in (browser, *others, stranger)] == [True, False, False, True]
    assert (key_of(browser) != old, Session.objects.filter(session_key=old).count()) == (True, 0)


def test_logging_out_everywhere_while_the_clock_ran_fast_shuts_nobody_out(browser, clock, lan):
    other = Client()
    assert log_in(other) == IN
    clock.shift(2 * HOURS)
    browser.post(OUT)
    clock.shift(-2 * HOURS)
    assert (is_in(other), is_in(browser)) == (False, True)
    assert (log_in(other), is_in(other)) == (IN, True)


def test_logging_out_everywhere_is_no_link(browser):
    assert browser.get(OUT).status_code == 405
    assert is_in(browser)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post(OUT).status_code == 403


def by_administrator(asks, *accounts):
    client = Client()
    client.force_login(asks)
    keys = [each.pk for each in accounts]
    return client.post(
        "/admin/auth/user/", {"action": "log_out_everywhere", "_selected_action": keys, "index": "0"}
    )


def test_administrator_logs_others_out_everywhere(browser, clock, lan):
    chief = person("administrator", username="chief")
    clock.shift(1 * MINUTES)
    by_administrator(chief, lan)
    assert not is_in(browser)
    ends = AccessEntry.objects.filter(event="out everywhere").values_list("name", "by")
    assert list(ends) == [("lan", "chief")]


def test_nobody_logs_out_somebody_with_more_rights(browser, clock, lan):
    owner = UserFactory(username="owner", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(owner)
    clock.shift(1 * MINUTES)
    by_administrator(person("administrator", username="chief"), lan, owner)
    by_administrator(person("editor", username="minh"), lan)
    assert [is_in(client), is_in(browser)] == [True, True]


def test_login_gives_a_new_key_and_takes_no_planted_one(lan):
    client = Client()
    client.cookies["sessionid"] = "p" * 32
    assert log_in(client) == IN
    first = key_of(client)
    assert first != "p" * 32
    assert log_in(client) == IN
    assert key_of(client) != first
    assert not Session.objects.filter(session_key__in=["p" * 32, first]).exists()


def test_change_of_rights_gives_a_new_key_and_loses_nothing(browser, clock, lan):
    old = key_of(browser)
    clock.shift(1 * MINUTES)
    lan.groups.add(Group.objects.get(name="editor"))
    assert is_in(browser)
    new = key_of(browser)
    assert (new != old, Session.objects.filter(session_key=old).count()) == (True, 0)
    assert is_in(browser)
    assert key_of(browser) == new


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_closed_account_is_out_at_the_next_request(browser, lan, change):
    User.objects.filter(pk=lan.pk).update(**change)
    assert not is_in(browser)


def test_new_password_ends_all_other_sessions(browser, lan):
    lan.set_password("another long password")
    lan.save()
    assert not is_in(browser)


def test_session_of_an_older_release_goes_on(browser, clock):
    session = browser.session
    for key in ("access.began", "access.seen", "access.keyed"):
        del session[key]
    session.save()
    assert is_in(browser)
    clock.shift(241 * MINUTES)
    assert not is_in(browser)
