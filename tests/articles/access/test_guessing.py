"""Guessing is slowed down for whoever guesses, and never keeps somebody out of an own device."""

import datetime as dt
import threading

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from articles.access import guessing
from articles.access.client_address import household_of
from articles.models import LoginTries
from tests.articles.access.log_in import IN, PASSWORD, WAIT, WRONG, at, guess, log_in
from tests.factories import UserFactory

START = dt.datetime(2026, 11, 2, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def test_a_thousand_guesses_from_one_address_are_five_tries(lan, clock):
    answers = guess(1_000)
    assert (answers.count(WRONG), answers.count(WAIT)) == (5, 995)
    assert log_in(Client()) == WAIT


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further(lan, clock):
    guess(5)
    waited = []
    for _each in range(8):
        minutes = next(each for each in range(1, 99) if _tried_after(clock, each))
        waited.append(minutes)
    assert waited == [1, 2, 4, 8, 15, 15, 15, 15]


def test_clock_that_ran_a_day_fast_keeps_nobody_out_for_a_day(lan, clock):
    clock.shift(24 * 60 * 60)
    assert (guess(6)[-1], log_in(Client())) == (WAIT, WAIT)
    clock.shift(-24 * 60 * 60)
    assert log_in(Client()) == IN


def _tried_after(clock, minutes: int) -> bool:
    """Go on a minute at a time; a try that is let through counts."""
    clock.shift(60)
    return guess(1) == [WRONG]


def test_right_password_is_let_in_after_the_wait_and_clears_the_count(lan, clock):
    guess(5)
    clock.shift(59)
    assert log_in(Client()) == WAIT
    clock.shift(1)
    assert log_in(Client()) == IN
    assert guess(6) == [WRONG] * 5 + [WAIT]


def test_botnet_is_slowed_down_by_account(lan, clock):
    answers = [guess(1, **at(f"198.51.100.{host}"))[0] for host in range(200)]
    assert (answers.count(WRONG), answers.count(WAIT)) == (20, 180)


def test_one_address_is_slowed_down_over_all_accounts(lan, clock):
    answers = [guess(1, f"name-{number}")[0] for number in range(60)]
    assert (answers.count(WRONG), answers.count(WAIT)) == (50, 10)
    assert log_in(Client(), **at("198.51.100.9")) == IN


def test_owner_at_a_known_device_is_never_kept_out(lan, clock):
    known = Client()
    assert log_in(known) == IN
    known.post("/admin/logout/")
    for host in range(60):
        guess(1, **at(f"198.51.100.{host}"))
    guess(50)  # from the same address as well
    assert log_in(Client(), **at("203.0.113.1")) == WAIT
    assert log_in(known) == IN


def test_known_device_is_no_way_to_guess(lan, clock):
    known = Client()
    log_in(known)
    known.post("/admin/logout/")
    answers = [log_in(known, password="wrong") for _each in range(30)]
    assert (answers.count(WRONG), answers.count(WAIT)) == (10, 20)


def test_device_is_known_for_those_accounts_alone_that_logged_in_there(lan, clock):
    other = UserFactory(username="minh", is_staff=True)
    other.set_password(PASSWORD)
    other.save()
    shared = Client()
    for name in ("lan", "minh"):
        assert log_in(shared, name) == IN
        shared.post("/admin/logout/")
    answers = [log_in(shared, "hoa", "wrong") for _each in range(6)]
    assert answers == [WRONG] * 5 + [WAIT]
    guess(6, "lan")
    guess(6, "minh")
    assert [log_in(shared, name) for name in ("lan", "minh")] == [IN, IN]


@pytest.mark.parametrize("value", ["", "x", "eyJkZXZpY2UiOiIifQ:1:x", "a" * 5_000])
def test_forged_device_is_no_known_one(lan, clock, value):
    client = Client()
    client.cookies["device"] = value
    assert [log_in(client, password="wrong") for _each in range(6)] == [WRONG] * 5 + [WAIT]


@pytest.mark.parametrize(("behind", "tried"), [(False, 5), (True, 5)])
def test_header_that_a_visitor_writes_gives_nothing(lan, clock, settings, behind, tried):
    """Behind a proxy, too: what the proxy adds stands last."""
    settings.BEHIND_PROXY = behind
    answers = []
    for host in range(20):
        seen = f"198.51.100.{host}, 203.0.113.7" if behind else f"198.51.100.{host}"
        answers += guess(1, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=seen)
    assert answers.count(WRONG) == tried


def test_behind_a_proxy_editors_at_other_addresses_need_not_wait(lan, clock, settings):
    settings.BEHIND_PROXY = True
    guess(6, REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.7")
    assert log_in(Client(), REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="203.0.113.8") == IN


def test_address_is_one_visitors_however_servers_and_proxies_write_it():
    """On [::] a server writes IPv4 so; some proxies write a port. Else all the world would be one visitor."""
    seen = {
        "203.0.113.7": "203.0.113.7/32", "::ffff:203.0.113.7": "203.0.113.7/32", "203.0.113.7:4711": "203.0.113.7/32",
        "[::ffff:203.0.113.7]:4711": "203.0.113.7/32", "2001:db8::7": "2001:db8::/64", "[2001:db8::7]": "2001:db8::/64",
        "[2001:db8::7]:4711": "2001:db8::/64", "": "unknown", "unix:": "unknown", "203.0.113.7:x:y": "unknown",
    }  # fmt: skip
    assert {each: household_of(RequestFactory().get("/", **at(each))) for each in seen} == seen


def test_guesses_from_one_ipv4_address_are_no_ipv6_network_of_all(lan, clock):
    """A server that listens on [::] writes ::ffff:198.51.100.9."""
    for number in range(60):
        guess(1, f"name-{number}", **at("::ffff:198.51.100.9"))
    assert log_in(Client(), **at("::ffff:198.51.100.9")) == WAIT
    assert log_in(Client(), **at("::ffff:203.0.113.1")) == IN


def test_old_password_is_not_found_out_in_a_browser_that_was_left_open(lan, clock):
    """Its owner changes it there all the same, once the wait is over."""
    client, new = Client(), "of quite another kind 9"
    client.force_login(lan)

    def change(old: str) -> list[str]:
        sent = {"old_password": old, "new_password1": new, "new_password2": new}
        response = client.post("/admin/password_change/", sent)
        return response.context["form"].errors["old_password"] if response.status_code == 200 else []

    said = [change("wrong")[0].partition(".")[0] for _each in range(30)]
    wrong, wait = "Your old password was entered incorrectly", "Too many tries failed"
    assert said == [wrong] * 5 + [wait] * 25
    assert change(PASSWORD)[0].startswith(wait)
    clock.shift(15 * 60)
    assert change(PASSWORD) == []
    assert User.objects.get(pk=lan.pk).check_password(new)


def test_known_and_unknown_and_closed_accounts_are_told_apart_by_nothing(lan, clock):
    """The same words, status and number of queries, before the wait and in it."""
    User.objects.filter(pk=UserFactory(username="gone").pk).update(is_active=False, is_staff=True)
    told = {}
    for number, name in enumerate(("lan", "gone", "nobody")):
        told[name] = []
        for _each in range(6):
            client = Client()
            with CaptureQueriesContext(connection) as queries:
                page = client.post(
                    "/admin/login/", {"username": name, "password": "wrong"}, **at(f"203.0.113.{number}")
                )
            words = page.content.decode().replace(name, "NAME")
            note = words[words.index("errornote") : words.index("</p>", words.index("errornote"))]
            told[name].append((page.status_code, note, len(queries)))
    assert told["lan"] == told["gone"] == told["nobody"]
    assert told["lan"][0] != told["lan"][5]


def test_waiting_writes_nothing(lan, clock):
    guess(5)
    with CaptureQueriesContext(connection) as queries:
        assert guess(1) == [WAIT]
    assert [each["sql"] for each in queries if not each["sql"].startswith("SELECT")] == []


def test_counts_are_forgotten_and_hold_no_names(lan, clock):
    guess(3)
    assert not any("lan" in row.key or "127" in row.key for row in LoginTries.objects.all())
    clock.shift(dt.timedelta(hours=3))
    guess(1, "minh", **at("203.0.113.9"))
    assert LoginTries.objects.count() == 3
    assert guess(5) == [WRONG] * 5


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_at_once_are_counted_each():
    """Twenty threads with connections of their own, as of several processes."""
    let_through, gate = [], threading.Barrier(20)

    def try_once() -> None:
        gate.wait(30)
        try:
            guessing.begin(RequestFactory().get("/"), "lan")
            let_through.append(1)
        except guessing.MustWait:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=try_once) for _each in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(let_through) == 5
