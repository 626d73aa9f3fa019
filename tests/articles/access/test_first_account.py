"""The first account is made in a browser, by whoever was told where, once."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client

from articles.access import first_account
from tests.desk import person

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
TYPED = {"username": "lan", "first_name": "Lan", "password1": PASSWORD, "password2": PASSWORD}


def test_first_account_may_do_everything_and_is_logged_in_with():
    client, address = Client(), first_account.address()
    asked, made = client.get(address), client.post(address, TYPED)
    (account,) = User.objects.all()
    assert (asked.status_code, made.status_code, made["Location"]) == (200, 302, "/admin/login/")
    assert (account.username, account.is_superuser, account.is_staff) == ("lan", True, True)
    assert client.login(username="lan", password=PASSWORD)
    assert "The account “lan” is made. Log in with it." in client.get("/admin/", follow=True).content.decode()


def test_it_is_made_once():
    address = first_account.address()
    person("publisher", username="lan")
    answers = [Client().get(address), Client().post(address, TYPED | {"username": "second"})]
    assert [each.status_code for each in answers] == [404, 404]
    assert list(User.objects.values_list("username", flat=True)) == ["lan"]


def test_log_in_says_that_nobody_can():
    said = "Nobody has an account here yet."
    empty = Client().get("/admin/login/").content.decode()
    person("publisher", username="lan")
    assert (said in empty, said in Client().get("/admin/login/").content.decode()) == (True, False)


@pytest.mark.parametrize(
    "token",
    ["x", signing.dumps("first", salt="another"), signing.dumps("first")[:-1] + "é"],
    # A token says when it was made: two workers that begin in different seconds would have different tests.
    ids=["no token", "of another purpose", "changed"],
)
def test_nobody_else_makes_it(token):
    answer = Client().post(f"/admin/first-account/{token}/", TYPED)
    assert (answer.status_code, User.objects.count()) == (404, 0)
    assert "This address has ended" in answer.content.decode()


def test_address_lasts_an_hour():
    with time_machine.travel(dt.datetime(2026, 1, 1, tzinfo=dt.UTC), tick=False) as clock:
        address = first_account.address()
        clock.shift(dt.timedelta(minutes=59))
        before = Client().get(address).status_code
        clock.shift(dt.timedelta(minutes=2))
        assert (before, Client().get(address).status_code) == (200, 404)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"username": ""}, "username"),
        ({"username": "a b"}, "username"),
        ({"password2": "another one"}, "password2"),
        ({"password1": "12345678", "password2": "12345678"}, "password2"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(typed, field):
    answer = Client().post(first_account.address(), TYPED | typed)
    assert (list(answer.context["form"].errors), User.objects.count()) == ([field], 0)
