"""Reporting an error: no account, no script; floods, programs and forgeries are told apart; nothing is lost."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from articles.editing.desk import LISTS
from articles.models import ErrorReport
from tests.desk import person
from tests.factories import ChangeNoteFactory, PublishedFactory
from tests.outline import Outline
from tests.world import HOUR, NOW

pytestmark = pytest.mark.django_db
FORM, THANKS = "/report/", "/report/thanks/"
MINUTE = dt.timedelta(minutes=1)
FILLED = {"about": "/units/", "passage": "38 units", "message": "It is 39.", "email": "reader@example.org"}


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def opened(client: Client, path: str = FORM) -> str:
    """The signed moment of a form just opened."""
    fields = Outline(client.get(path).content.decode()).all("input")
    return next(field["value"] for field in fields if field.get("name") == "opened")


def send(client: Client, clock, *, wait: dt.timedelta = MINUTE, path: str = FORM, extra=None, **values):
    """Open the form, wait and send it."""
    data = FILLED | {"opened": opened(client, path)} | values
    clock.shift(wait)
    return client.post(path, data, **(extra or {}))


def test_report_becomes_a_task_and_the_reader_is_thanked(client, clock):
    response = send(client, clock)

    assert (response.status_code, response.headers["Location"]) == (302, THANKS)
    assert client.get(THANKS).status_code == 200
    report = ErrorReport.objects.get()
    assert {name: getattr(report, name) for name in FILLED} == FILLED
    assert (report.language, report.closed_at, report.at) == ("en", None, NOW + MINUTE)


def test_vietnamese_reader_is_thanked_in_vietnamese(client, clock):
    response = send(client, clock, path="/vi/report/", about="http://testserver/vi/units/", email="")

    assert response.headers["Location"] == "/vi/report/thanks/"
    send(client, clock, about="http://testserver/units/", path="/vi/report/")
    rows = ErrorReport.objects.values_list("about", "language")
    assert list(rows) == [("/vi/units/", "vi"), ("/units/", "vi")]


def test_form_is_filled_in_from_the_link_of_an_article(client, clock):
    article = PublishedFactory()
    page = client.get(article.get_absolute_url()).content.decode()
    [link] = [a["href"] for a in Outline(page).all("a") if a["href"].startswith(FORM)]
    form = client.get(link)

    assert form.context["form"].initial["about"] == article.get_absolute_url()
    assert "no-store" in form.headers["Cache-Control"]
    assert "no-store" not in client.get(article.get_absolute_url()).headers["Cache-Control"]


@pytest.mark.parametrize(
    "values",
    [
        {"message": ""},
        {"message": "x" * 4_001},
        {"passage": "x" * 2_001},
        {"email": "nobody"},
        {"about": ""},
        {"about": "/nowhere/"},
        {"about": "http://[half"},
        {"about": "javascript:alert(1)"},
        {"about": "/admin/"},
        {"opened": ""},
        {"opened": "forged"},
    ],
    ids=str,
)
def test_what_cannot_be_taken_is_given_back_with_a_sentence(client, clock, values):
    response = send(client, clock, **values)
    kept = {name: response.context["form"][name].value() for name in FILLED}

    assert response.status_code == 400
    assert response.context["form"].errors.keys() == values.keys()
    assert kept == FILLED | {name: value for name, value in values.items() if name in FILLED}
    assert ErrorReport.objects.count() == 0


@pytest.mark.parametrize("wait", [dt.timedelta(seconds=2), 25 * HOUR])
def test_form_sent_too_fast_or_too_late_is_taken_at_the_second_try(client, clock, wait):
    response = send(client, clock, wait=wait)
    assert (response.status_code, ErrorReport.objects.count()) == (400, 0)

    again = FILLED | {"opened": response.context["form"]["opened"].value()}
    clock.shift(MINUTE)
    assert client.post(FORM, again).headers["Location"] == THANKS
    assert ErrorReport.objects.count() == 1


def test_program_that_fills_in_what_nobody_sees_is_thanked_and_forgotten(client, clock):
    assert send(client, clock, website="https://spam.example/").headers["Location"] == THANKS
    assert ErrorReport.objects.count() == 0


def test_sixth_report_of_an_hour_waits_and_other_readers_do_not(client, clock):
    answers = [send(client, clock).status_code for _each in range(6)]
    assert answers == [302] * 5 + [429]
    other = {"extra": {"REMOTE_ADDR": "203.0.113.9"}}
    assert send(client, clock, **other).status_code == 302

    clock.shift(HOUR)
    assert send(client, clock).status_code == 302


def test_neighbours_in_one_ipv6_network_are_one_sender(client, clock):
    for host in range(5):
        send(client, clock, extra={"REMOTE_ADDR": f"2001:db8:0:1::{host}"})
    assert send(client, clock, extra={"REMOTE_ADDR": "2001:db8:0:1:ffff::1"}).status_code == 429
    assert send(client, clock, extra={"REMOTE_ADDR": "2001:db8:0:2::1"}).status_code == 302


@pytest.mark.parametrize(("behind", "status"), [(True, 302), (False, 429)])
def test_header_of_a_proxy_counts_only_behind_one(client, clock, settings, behind, status):
    settings.BEHIND_PROXY = behind
    for host in range(6):
        extra = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": f"198.51.100.1, 203.0.113.{host}"}
        response = send(client, clock, extra=extra)
    assert response.status_code == status


def test_no_network_address_is_stored_and_its_mark_goes_after_a_day(client, clock):
    send(client, clock, extra={"REMOTE_ADDR": "203.0.113.9"})
    first = ErrorReport.objects.get()
    assert len(first.sender) == 64
    assert "203.0.113.9" not in str(ErrorReport.objects.values())

    clock.shift(25 * HOUR)
    send(client, clock, extra={"REMOTE_ADDR": "203.0.113.9"})
    senders = list(ErrorReport.objects.order_by("at").values_list("sender", flat=True))
    assert (senders[0], senders[1] not in {"", first.sender}) == ("", True)


@pytest.mark.parametrize("header", ["", "<script>", "999.1.1.1", "::1::2", "\u0661"])
def test_odd_network_address_is_no_error(client, clock, header):
    assert send(client, clock, extra={"REMOTE_ADDR": header}).status_code == 302


def test_form_without_its_cookie_is_given_back_with_the_text(clock):
    client = Client(enforce_csrf_checks=True)
    response = send(client, clock)

    assert response.status_code == 403
    assert "did not send the cookie" in response.content.decode()
    assert response.context["form"]["message"].value() == "It is 39."
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert send(client, clock, **token).status_code == 302


@pytest.mark.parametrize("path", ["/report/", "/report/thanks/", "/articles/"])
def test_no_reader_sends_more_than_a_form_holds(client, path):
    response = client.post(path, {"message": "x" * 200_000})

    assert (response.status_code, "too much for a form" in response.content.decode()) == (413, True)


@pytest.mark.parametrize(
    "typed", ["\x00", "\ud800".encode("utf-8", "surrogatepass"), "<script>alert(1)</script>", "ế" * 4_000]
)
def test_nothing_typed_breaks_the_form(clock, typed):
    client = Client(raise_request_exception=False)
    response = send(client, clock, message=typed, passage=typed, email=typed, about=typed)

    assert response.status_code == 400
    assert b"<script>alert" not in response.content


def test_answer_by_a_reason_closes_the_report_and_forgets_the_reader(client, clock):
    send(client, clock)
    report, editor = ErrorReport.objects.get(), person("editor")
    desk = Client()
    desk.force_login(editor)
    page = f"/admin/articles/errorreport/{report.pk}/change/"
    assert "mailto:reader@example.org" in desk.get(page).content.decode()
    assert page in desk.get("/admin/desk/reported/").content.decode()

    assert desk.post(page, {"note": "", "outcome": "It is 38 since May."}).status_code == 302

    report.refresh_from_db()
    assert (report.closed_at, report.closed_by, report.email, report.sender) == (NOW + MINUTE, editor, "", "")
    assert list(LISTS["reported"].rows(editor)) == []


def test_answer_by_a_correction_needs_no_reason(client, clock):
    send(client, clock)
    report, note = ErrorReport.objects.get(), ChangeNoteFactory()
    desk = Client()
    desk.force_login(person("editor"))
    desk.post(f"/admin/articles/errorreport/{report.pk}/change/", {"note": note.pk, "outcome": ""})

    report.refresh_from_db()
    assert (report.note, report.email, report.closed_at is not None) == (note, "", True)


def test_translator_reads_a_report_without_the_readers_address(client, clock):
    send(client, clock)
    report = ErrorReport.objects.get()
    desk = Client()
    desk.force_login(person("translator"))
    page = f"/admin/articles/errorreport/{report.pk}/change/"
    said = desk.get(page).content.decode()

    assert ("It is 39." in said, "reader@example.org" in said) == (True, False)
    assert desk.post(page, {"outcome": "x"}).status_code == 403


@pytest.mark.parametrize(
    "values",
    [
        {"closed_at": NOW},
        {"closed_at": NOW, "outcome": "Right.", "email": "reader@example.org"},
        {"closed_at": NOW, "outcome": "Right.", "sender": "f" * 64},
        {"message": ""},
        {"about": "https://evil.example/"},
    ],
    ids=str,
)
def test_database_refuses_a_report_that_breaks_the_promises(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.bulk_create(
            [ErrorReport(**{"about": "/units/", "language": "en", "message": "x"} | values)]
        )
