"""Setting a second factor up and taking it away: asked for where it is required, never without the password."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from django.test.utils import override_script_prefix

from articles.models import AccessEntry, Article
from config.env import choice
from tests.articles.admin.forms import article_data
from tests.articles.editing.second_factor.program import (
    SET_UP,
    confirm_password,
    factors,
    give_program,
    secret_on,
    shown,
)
from tests.desk import person
from tests.factories import UserFactory
from tests.html_rules import faults

ADD = f"{SET_UP}program/add/"
BOTH = ["recovery_codes", "totp"]
PAGES = [
    "",
    "program/add/",
    "program/remove/",
    "passkeys/add/",
    "recovery-codes/",
    "recovery-codes/new/",
    "password/",
]


@pytest.fixture
def client(lan):
    client = Client()
    client.force_login(lan)
    return client


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = "required"


def last_events(number):
    return list(AccessEntry.objects.order_by("-pk").values_list("event", flat=True)[:number])


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/articles/article/", "/admin/desk/drafts/", "/admin/nowhere/"]
)
def test_who_has_none_is_led_to_set_one_up(client, required, path):
    response = client.get(path)
    assert (response.status_code, response.url) == (302, SET_UP)
    assert client.get(SET_UP).status_code == 200


def test_prefix_of_a_server_leads_round_nothing(client, required):
    """Some servers take one from a header."""
    with override_script_prefix("/paper/"):
        response = client.get("/admin/", SCRIPT_NAME="/paper")
        assert (response.status_code, response["Location"]) == (302, f"/paper{SET_UP}")
        assert client.get(SET_UP, SCRIPT_NAME="/paper").status_code == 200


def test_who_has_one_goes_on(client, required, lan):
    give_program(lan)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_none(client, required, lan):
    give_program(lan)
    Authenticator.objects.filter(type="totp").delete()
    assert client.get("/admin/").status_code == 302


def test_form_that_was_open_before_is_given_back(client, required):
    page = client.post("/admin/articles/article/add/", article_data(title="Typed"))
    assert (page.status_code, dict(page.context["fields"])["title"]) == (400, "Typed")
    assert "You need a second factor first." in page.content.decode()
    assert Article.objects.count() == 0


def test_one_may_always_leave(client, required):
    assert client.post("/admin/logout/").status_code == 200


def test_readers_pages_are_asked_for_nothing(client, required):
    assert client.get("/").status_code == 200


def test_optional_leaves_everybody_alone(client, settings):
    settings.SECOND_FACTOR = "optional"
    assert client.get("/admin/").status_code == 200


def test_setting_takes_two_words(monkeypatch):
    monkeypatch.setenv("SECOND_FACTOR", "maybe")
    with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR must be required or optional, not 'maybe'"):
        choice("SECOND_FACTOR", ("required", "optional"), default="required")


def test_program_is_set_up_by_its_code(client, required, lan, django_capture_on_commit_callbacks):
    response = client.get(ADD)
    assert (response.status_code, response.url.split("?")[0]) == (302, f"{SET_UP}password/")
    assert confirm_password(client, ADD).url == ADD
    page = client.get(ADD)
    secret = secret_on(page)
    assert client.post(ADD, {"code": "000000"}).status_code == 200
    assert factors(lan) == []
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(ADD, {"code": shown(secret)})
    assert (response.status_code, response.url) == (302, f"{SET_UP}recovery-codes/")
    assert factors(lan) == BOTH
    assert client.get("/admin/").status_code == 200
    assert "factor added" in last_events(3)


def test_recovery_codes_are_shown_once(client, lan):
    codes = give_program(lan)
    confirm_password(client, SET_UP)
    first, second = (client.get(f"{SET_UP}recovery-codes/").content.decode() for _each in range(2))
    assert [code for code in codes if code not in first] == []
    assert [code for code in codes if code in second] == []


def test_new_recovery_codes_end_the_old_ones(client, lan):
    old = give_program(lan)
    confirm_password(client, SET_UP)
    client.post(f"{SET_UP}recovery-codes/new/")
    new = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert (len(new), set(new) & set(old)) == (10, set())


@pytest.mark.parametrize("path", ["program/add/", "program/remove/", "passkeys/add/", "recovery-codes/new/"])
def test_nothing_is_changed_without_the_password(client, lan, path):
    give_program(lan)
    if path == "program/add/":
        Authenticator.objects.filter(type="totp").delete()
    before = factors(lan)
    for response in (client.get(SET_UP + path), client.post(SET_UP + path, {"code": shown()})):
        assert (response.status_code, response.url.split("?")[0]) == (302, f"{SET_UP}password/")
    assert factors(lan) == before


def test_password_again_cannot_be_guessed(client, lan):
    path = f"{SET_UP}password/"
    pages = [client.post(path, {"password": "wrong", "next": SET_UP}) for _each in range(8)]
    said = ["This is not your password." in page.content.decode() for page in pages]
    assert said == [True] * 5 + [False] * 3
    assert confirm_password(client, SET_UP).status_code == 200


def test_removing_takes_the_recovery_codes_along(client, lan):
    give_program(lan)
    confirm_password(client, SET_UP)
    client.post(f"{SET_UP}program/remove/")
    assert factors(lan) == []
    assert "factor removed" in last_events(2)


def test_passkey_of_somebody_else_is_not_removed(client):
    minh = UserFactory(username="minh", is_staff=True)
    other = Authenticator.objects.create(
        user=minh, type="webauthn", data={"name": "Theirs", "credential": {}}
    )
    confirm_password(client, SET_UP)
    for pk in (other.pk, 2**70):
        assert client.post(f"{SET_UP}passkeys/{pk}/remove/").status_code == 404
    assert factors(minh) == ["webauthn"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_for_those_alone_who_are_logged_in(lan, path):
    give_program(lan)
    for method in (Client().get, Client().post):
        response = method(SET_UP + path)
        assert (response.status_code, response.url.startswith(("/admin/login/", f"{SET_UP}password/"))) == (
            302,
            True,
        )


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_valid_and_hold_no_script_of_their_own(client, lan, path):
    if path not in {"program/add/"}:
        give_program(lan)
    confirm_password(client, SET_UP)
    page = client.get(SET_UP + path)
    assert page.status_code == 200
    assert faults(page.content.decode()) == []
    assert page.headers["Cache-Control"] == "no-store, private"
    assert "unsafe-" not in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    [
        "signup",
        "email",
        "password/reset",
        "password/change",
        "logout",
        "login",
        "login/code",
        "confirm-email",
        "3rdparty",
        "social",
        "inactive",
    ],
)
@pytest.mark.parametrize("prefix", ["/accounts/", "/account/", "/admin/second-factor/", "/admin/", "/"])
def test_no_other_page_of_the_library_has_an_address(client, prefix, name):
    path = f"{prefix}{name}/"
    if path not in {"/admin/login/", "/admin/logout/"}:
        assert client.get(path).status_code == 404


def test_desk_shows_no_row_of_the_library(lan):
    client = Client()
    client.force_login(UserFactory(username="chief", is_staff=True, is_superuser=True))
    give_program(lan)
    for path in ("mfa/authenticator/", "account/emailaddress/"):
        assert client.get(f"/admin/{path}").status_code == 404


def remove_by(asks, *accounts):
    client = Client()
    client.force_login(asks)
    keys = [each.pk for each in accounts]
    client.post(
        "/admin/auth/user/", {"action": "remove_second_factor", "_selected_action": keys, "index": "0"}
    )


def test_administrator_helps_who_has_lost_it(client, lan, clock):
    give_program(lan)
    clock.shift(60)
    remove_by(person("administrator", username="chief"), lan)
    assert factors(lan) == []
    assert client.get("/admin/").status_code == 302
    entry = AccessEntry.objects.filter(event="factor removed").get()
    assert (entry.name, entry.by) == ("lan", "chief")


def test_nobody_takes_it_from_somebody_with_more_rights(lan):
    owner = UserFactory(username="owner", is_staff=True, is_superuser=True)
    for each in (lan, owner):
        give_program(each)
    remove_by(person("administrator", username="chief"), lan, owner)
    remove_by(person("editor", username="minh"), lan)
    assert (factors(lan), factors(owner)) == (BOTH, BOTH)


def test_command_helps_where_nobody_else_can(lan, capsys):
    give_program(lan)
    call_command("remove_second_factor", "lan")
    assert (factors(lan), capsys.readouterr().out) == ([], "lan has no second factor any more.\n")
    with pytest.raises(CommandError, match="There is no account nobody"):
        call_command("remove_second_factor", "nobody")
