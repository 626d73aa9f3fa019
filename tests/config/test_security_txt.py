"""security.txt by RFC 9116: a contact, a day on which it ends, one line each; nothing where nobody is named."""

import datetime as dt

import pytest
import time_machine
from django.test import Client, override_settings
from django.utils import timezone

PATH = "/.well-known/security.txt"


def fields() -> dict[str, str]:
    response = Client().get(PATH)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    lines = response.content.decode().splitlines()
    found = dict(line.split(": ", 1) for line in lines)
    assert len(found) == len(lines)  # each field once
    return found


@time_machine.travel("2026-11-23T05:00:00+00:00", tick=False)
def test_security_txt_names_the_contact_and_the_day_it_ends(db):
    assert fields() == {
        "Contact": "mailto:security@example.org",
        "Expires": "2027-05-21T17:00:00Z",
        "Preferred-Languages": "en, vi",
        "Canonical": f"http://testserver{PATH}",
    }


@pytest.mark.parametrize("contact", ["https://example.org/report", "mailto:desk@example.org"])
def test_contact_that_is_an_address_of_its_own_is_taken_as_it_is(db, contact):
    with override_settings(SECURITY_CONTACT=contact):
        assert fields()["Contact"] == contact


def test_it_never_ends_within_a_day_or_after_a_year(db):
    ends = dt.datetime.fromisoformat(fields()["Expires"])
    assert dt.timedelta(days=1) < ends - timezone.now() < dt.timedelta(days=365)


@override_settings(SECURITY_CONTACT="")
def test_it_is_not_there_where_nobody_is_named(db):
    assert Client().get(PATH).status_code == 404


def test_it_is_only_ever_read(db):
    assert Client().post(PATH).status_code == 405
