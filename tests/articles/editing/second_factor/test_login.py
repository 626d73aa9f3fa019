"""A log-in with a second factor: the code is asked for, cannot be guessed, works once, and no text is lost by it."""

import pytest
from django.test import Client

from articles.models import AccessEntry, Article
from tests.articles.admin.forms import article_data
from tests.articles.editing.second_factor.program import (
    CODE,
    factors,
    give_program,
    password_step,
    shown,
)

ADD = "/admin/articles/article/add/"


def is_in(client):
    return client.get("/admin/").status_code == 200


def code_step(client, code):
    return client.post(CODE, {"code": code})


def test_password_alone_does_not_let_in(lan):
    give_program(lan)
    client = Client()
    response = password_step(client)
    assert (response.status_code, response.url) == (302, CODE)
    assert not is_in(client)
    assert client.get(CODE).status_code == 200


def test_code_of_the_program_lets_in_and_leads_on(lan):
    give_program(lan)
    client = Client()
    password_step(client, next=ADD)
    before = client.cookies["sessionid"].value
    response = code_step(client, shown())
    assert (response.status_code, response.url) == (302, ADD)
    assert is_in(client)
    assert client.cookies["sessionid"].value != before


def test_code_works_once(lan):
    give_program(lan)
    for expected in (True, False):
        client = Client()
        password_step(client)
        code_step(client, shown())
        assert is_in(client) is expected


def test_code_works_once_over_all_processes(lan, monkeypatch):
    """What the library remembers is the memory of one process."""
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.TOTP._mark_code_used", lambda *args: True)
    test_code_works_once(lan)


def test_recovery_code_lets_in_once(lan):
    codes = give_program(lan)
    for expected in (True, False):
        client = Client()
        password_step(client)
        code_step(client, codes[3])
        assert is_in(client) is expected


def test_codes_cannot_be_guessed(lan, clock):
    give_program(lan)
    client = Client()
    said = []
    for number in range(12):
        password_step(client)
        page = code_step(client, f"{number:06}")
        said.append("Too many tries failed." in page.content.decode() if page.status_code == 200 else None)
    assert said.count(False) == 5
    password_step(client)
    code_step(client, shown())
    assert not is_in(client)
    events = list(AccessEntry.objects.filter(name="lan").values_list("event", flat=True))
    assert (events.count("code refused"), events.count("locked")) == (5, 1)

    clock.shift(60)
    assert password_step(client).status_code == 302
    code_step(client, shown())
    assert is_in(client)


def test_code_is_nothing_without_the_password(lan):
    give_program(lan)
    client = Client()
    assert (client.get(CODE).status_code, code_step(client, shown()).status_code) == (302, 302)
    assert not is_in(client)


def test_half_a_login_ends_after_a_quarter_of_an_hour(lan, clock):
    give_program(lan)
    client = Client()
    password_step(client)
    clock.shift(16 * 60)
    code_step(client, shown())
    assert not is_in(client)


def test_text_goes_through_both_steps(lan):
    give_program(lan)
    client = Client()
    kept = client.post(ADD, article_data(title="Typed for an hour")).context["kept"]
    assert password_step(client, next=ADD, kept=kept).url == CODE
    page = code_step(client, "000000")
    assert page.status_code == 200
    page = code_step(client, shown())
    assert (page.status_code, page.context["target"]) == (200, ADD)
    assert client.post(ADD, dict(page.context["fields"])).status_code == 302
    assert Article.objects.get().title == "Typed for an hour"


def test_account_without_a_factor_logs_in_with_its_password(lan):
    client = Client()
    assert password_step(client).url == "/admin/"
    assert (is_in(client), factors(lan)) == (True, [])


@pytest.mark.parametrize("code", ["", " ", "a" * 500, "\x00", "１２３４５６", "{}"])
def test_nonsense_is_no_code(lan, code):
    give_program(lan)
    client = Client()
    password_step(client)
    assert code_step(client, code).status_code in {200, 400}
    assert not is_in(client)


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "null", "3", '{"response": {}}', '{"id": "x", "rawId": 3}', "{"]
)
def test_nonsense_is_no_passkey(lan, sent):
    give_program(lan)
    client = Client()
    password_step(client)
    client.get(CODE)
    assert client.post(CODE, {"credential": sent}).status_code == 200
    assert not is_in(client)
