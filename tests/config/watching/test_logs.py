"""The log: what happened, where and under which number, and nothing that a visitor sent."""

import json
import logging

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.db import DataError, IntegrityError, OperationalError
from django.test import Client, RequestFactory

from config.watching.log_settings import settings_of
from config.watching.logs import Json, Plain, error_of, facts_of
from tests.config.test_deployment import run

# Each is what one part of a request could tell of somebody; none may be found in the log again.
SECRETS = {
    "address": "203.0.113.77",
    "forwarded": "198.51.100.23",
    "user": "nguyen.thi.bien",
    "password": "mat-khau-rat-dai",
    "words": "benh-vien-hiem",
    "agent": "Rare-Browser-77",
    "referer": "from-a-private-forum",
    "path": "letter-of-a-witness",
    "mail": "witness@private.example",
    "cookie": "cookie-of-somebody",
    "host": "host-of-somebody.example",
}


@pytest.fixture
def lines():
    """What the site logs from now on, as `json` and `plain` would write it; everything, not warnings alone."""
    written = []

    class Both(logging.Handler):
        def emit(self, record):
            written.append((Json().format(record), Plain().format(record)))

    handler, root = Both(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


def visitor(**options):
    return Client(
        **options,
        raise_request_exception=False,
        REMOTE_ADDR=SECRETS["address"],
        headers={
            "x-forwarded-for": SECRETS["forwarded"],
            "user-agent": SECRETS["agent"],
            "referer": f"https://example.org/{SECRETS['referer']}",
            "cookie": f"other={SECRETS['cookie']}",
        },
    )


def walk(monkeypatch):
    """Requests that are found, not found, refused, not allowed, forbidden, and that fail in several ways."""
    words, client = SECRETS["words"], visitor()
    for path in (
        f"/search/?q={words}",
        f"/{SECRETS['path']}/?q={words}",
        f"/articles/?before={words}",
        f"/%00{words}/",
    ):
        client.get(path)
    client.get("/", headers={"host": SECRETS["host"]})
    client.get(f"/preview/{SECRETS['path']}/")
    client.post("/articles/", {"q": words})
    log_in = {"username": SECRETS["user"], "password": SECRETS["password"]}
    client.post("/admin/login/", log_in)
    client.login(**log_in)
    visitor(enforce_csrf_checks=True).post("/admin/login/", log_in)
    client.post("/report/", {"words": words, "mail": SECRETS["mail"]})
    editor = get_user_model().objects.create_user(
        SECRETS["user"], SECRETS["mail"], SECRETS["password"], is_staff=True
    )
    client.force_login(editor)
    client.get(f"/admin/articles/article/?q={words}")
    for error in (
        ValueError(f"no page {words} for {SECRETS['user']}"),
        KeyError(words),
        DataError(f'invalid input syntax for type integer: "{words}"'),
        IntegrityError(
            f'duplicate key value violates "slug_key"\nDETAIL: Key (username)=({SECRETS["user"]}) exists.'
        ),
        OperationalError("database is locked"),
    ):

        def fail(*args, error=error, **kwargs):
            raise RuntimeError(words) from error

        monkeypatch.setattr("articles.reading.views.search.render", fail)
        assert client.get(f"/search/?q={words}").status_code == 500


def test_nothing_of_a_visitor_is_in_the_log(db, lines, monkeypatch):
    walk(monkeypatch)
    text = "\n".join("\n".join(both) for both in lines)
    assert {name: secret for name, secret in SECRETS.items() if secret in text} == {}
    told = [json.loads(line) for line, _plain in lines]
    asked = [(each["status"], each["method"], each["address"]) for each in told if "status" in each]
    assert {
        (404, "GET", "none"),
        (405, "POST", "articles:list"),
        (403, "POST", "admin"),
        (400, "GET", "none"),
    } <= set(asked)
    assert [each for each in asked if each[0] == 500] == [(500, "GET", "articles:search")] * 5
    assert all(each["request"] != "-" for each in told if "status" in each)


def test_line_has_the_number_that_the_answer_has(db, lines):
    number = Client().get("/nowhere/").headers["X-Request-ID"]
    [(line, plain)] = lines
    assert (json.loads(line)["request"], f"[{number}]" in plain) == (number, True)


def test_line_for_programs_and_for_people(lines, standing_clock):
    logging.getLogger("articles.some").warning("The disk of %s is full", "pictures")
    [(line, plain)] = lines
    assert json.loads(line) == {
        "time": "2026-11-23T05:00:00.000+00:00",
        "level": "WARNING",
        "logger": "articles.some",
        "request": "-",
        "message": "The disk of pictures is full",
    }
    assert plain == "2026-11-23T05:00:00.000+00:00 WARNING articles.some [-] The disk of pictures is full"


@pytest.fixture
def standing_clock():
    with time_machine.travel("2026-11-23T05:00:00+00:00", tick=False):
        yield


def raised(error, cause=None):
    try:
        raise error from cause
    except type(error) as found:
        return error_of(found)


def test_error_tells_where_and_of_which_class():
    cause = ValueError("a word of somebody")
    found = raised(OperationalError("database is locked\nDETAIL: of somebody"), cause)
    assert [line.rpartition(":")[2].partition(" ")[2] if "test_logs" in line else line for line in found] == [
        "ValueError",
        "and then",
        "in raised",
        "OperationalError: database is locked",
    ]


def test_address_in_a_line_of_the_server_is_left_out():
    record = logging.LogRecord(
        "gunicorn.error", 40, "", 1, "Error handling request %s", ("/search/?q=x",), None
    )
    assert facts_of(record)["message"] == "Error handling request"


def test_method_and_status_are_of_a_known_list():
    request = RequestFactory().generic("WORD-OF-SOMEBODY", "/")
    record = logging.makeLogRecord({"msg": "x", "request": request, "status_code": 799})
    assert (facts_of(record)["method"], facts_of(record)["message"]) == ("other", "Refused")


@pytest.mark.parametrize(("style", "formatter"), [("plain", "Plain"), ("json", "Json")])
def test_setting_chooses_the_form(style, formatter):
    found = settings_of(style)
    assert found["formatters"]["line"] == {"()": f"config.watching.logs.{formatter}"}


def test_unknown_form_is_refused(tmp_path):
    told = run(tmp_path, "-c", "import config.settings", LOG_FORMAT="xml")
    assert "LOG_FORMAT must be plain or json, not 'xml'" in told.stderr
    assert ImproperlyConfigured.__name__ in told.stderr
