"""What Sentry is told of a failure: what the log says, and nothing that a visitor or an editor sent."""

import gzip
import http.server
import json
import logging
import subprocess
import sys
import threading
from traceback import FrameSummary

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from sentry_sdk.transport import Transport

from config import services
from config.watching.log_settings import settings_of
from config.watching.sentry import SentryHandler, _place

DSN = "https://key@sentry.example/1"
SECRET = "letter-of-a-witness"


class Told(Transport):
    """In place of the network: what would have been sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def capture_envelope(self, envelope) -> None:
        self.sent.append(envelope.serialize())


@pytest.fixture
def told():
    """What is sent of lines of `tests.sentry` from now on."""
    transport = Told()
    handler, logger = SentryHandler(DSN, transport=transport), logging.getLogger("tests.sentry")
    logger.addHandler(handler)
    yield transport.sent
    logger.removeHandler(handler)
    handler.client.close()


def fail(words: str) -> None:
    letter = words  # noqa: F841  (a local variable with somebody's words, which must not be sent)
    try:
        raise LookupError(words)
    except LookupError as error:
        raise TypeError("expected a name") from error


def test_failure_is_told_as_the_log_has_it(told):
    request = RequestFactory().post(f"/search/?q={SECRET}", {"text": SECRET}, HTTP_COOKIE=f"a={SECRET}")
    request.resolver_match, request.request_id = None, "0123456789abcdef"
    try:
        fail(SECRET)
    except TypeError:
        logging.getLogger("tests.sentry").exception(
            "Internal Server Error: %s", request.path, extra={"request": request, "status_code": 500}
        )
    (envelope,) = told
    assert SECRET not in envelope.decode()
    event = json.loads(envelope.splitlines()[-1])
    assert (event["level"], event["logger"], event["message"]) == (
        "error", "tests.sentry", "Internal Server Error",
    )  # fmt: skip
    tags = {"request": "0123456789abcdef", "status": "500", "method": "POST", "address": "none"}
    assert event["tags"] == tags
    first, last = event["exception"]["values"]
    assert [(link["type"], link["value"]) for link in (first, last)] == [
        ("LookupError", ""),
        ("TypeError", "expected a name"),
    ]
    frame = last["stacktrace"]["frames"][-1]
    assert (frame["filename"], frame["function"], frame["in_app"]) == (
        "tests/config/watching/test_sentry.py", "fail", True,
    )  # fmt: skip
    assert {"request", "user", "server_name", "extra", "breadcrumbs"} & {
        name for name, value in event.items() if value
    } == set()


def test_warning_is_not_told(told):
    logging.getLogger("tests.sentry").warning("slow")
    assert told == []


def test_what_a_command_found_is_sent_before_it_ends():
    """To a real server: the sending is a thread's, which ends with the process."""
    received = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        dsn = f"http://key@127.0.0.1:{server.server_port}/1"
        code = f"""
import logging, logging.config
from config.watching.log_settings import settings_of
logging.config.dictConfig(settings_of("plain", sentry_dsn={dsn!r}))
logging.getLogger("command").error("The list is empty.")
"""
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60
        )
        server.shutdown()
    assert (done.returncode, "The list is empty." in done.stderr) == (0, True)
    (envelope,) = received
    assert json.loads(gzip.decompress(envelope).splitlines()[-1])["message"] == "The list is empty."


def test_place_in_a_package_is_none_of_ours():
    frames = {
        f"{settings.BASE_DIR}/articles/x.py": True,
        f"{settings.BASE_DIR}/.venv/lib/site-packages/x.py": False,
    }
    found = {name: _place(FrameSummary(name, 1, "f", lookup_line=False))["in_app"] for name in frames}
    assert found == frames


def test_handler_is_there_where_the_address_is():
    assert set(settings_of("plain")["handlers"]) == {"console"}
    with_it = settings_of("plain", sentry_dsn=DSN)
    assert with_it["root"]["handlers"] == ["console", "sentry"]
    assert with_it["handlers"]["sentry"] == {"class": "config.watching.sentry.SentryHandler", "dsn": DSN}


@pytest.mark.parametrize(
    ("dsn", "is_installed", "says"),
    [
        ("sentry.example/1", True, "the address that Sentry shows"),
        ("https://sentry.example/1", True, "the address that Sentry shows"),
        ("https://key@sentry.example", True, "the address that Sentry shows"),
        (DSN, False, "wants the package sentry-sdk"),
    ],
)
def test_wrong_address_or_missing_package_is_said_at_the_start(monkeypatch, dsn, is_installed, says):
    monkeypatch.setenv("SENTRY_DSN", dsn)
    monkeypatch.setattr(services, "find_spec", lambda name: object() if is_installed else None)
    with pytest.raises(ImproperlyConfigured, match=says):
        services.sentry_dsn()


def test_no_address_is_no_sentry(monkeypatch):
    monkeypatch.delenv("SENTRY_DSN", raising=False)
    assert services.sentry_dsn() == ""
    monkeypatch.setenv("SENTRY_DSN", DSN)
    assert services.sentry_dsn() == DSN
