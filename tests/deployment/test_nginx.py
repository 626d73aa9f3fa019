"""The site behind a real nginx with the files that docs give: HTTPS, numbers of requests, logs without a reader."""

import getpass
import http.client
import json
import re
import socket
import ssl
import time

import pytest

from tests import servers
from tests.machines import Machine
from tests.proxy import FOLDER, MAIN, NAME, certificate
from tests.small_site import PAGES, SECRET, make

SITE = {
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": NAME,
    "HTTPS": "on",
    "BEHIND_PROXY": "on",
    "LOG_FORMAT": "json",
}
LONGEST_AWAY = 20  # seconds; nginx leaves a machine alone for five that did not answer
NUMBER = re.compile(r"[0-9a-f]{32}")  # nginx makes them longer than we do


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    made = Machine(tmp_path_factory.mktemp("behind"), SITE)
    make(made)
    try:
        made.server.start()
        yield made
    finally:
        made.server.stop()


def of_here(upstream, folder, site):
    """The two files as they are, with sockets, certificate and logs of this test."""
    text = (FOLDER / upstream).read_text() + (FOLDER / "nginx.conf").read_text()
    for written, meant in {
        "listen 443 ssl": "listen unix:{socket} ssl",
        "listen 80": "listen unix:{folder}/plain",
        "/etc/ssl/borderpost": str(folder),
        "/var/log/nginx": str(folder),
        "server 127.0.0.1:8000": f"server unix:{site}",
        "server 10.0.0.11:8000": "server unix:{folder}/nobody-listens",
        "server 10.0.0.12:8000": f"server unix:{site}",
    }.items():
        assert written in text or "server " in written, written
        text = text.replace(written, meant)
    return text


@pytest.fixture(scope="module", params=["upstream-one.conf", "upstream-several.conf"])
def front(request, machine, tmp_path_factory):
    """nginx, in front of one machine or of two, of which the first is away."""
    folder = tmp_path_factory.mktemp("nginx")
    certificate(folder)
    text = of_here(request.param, folder, machine.server.path)
    with servers.nginx(MAIN, text, user=getpass.getuser()) as nginx:
        yield Front(nginx.path, nginx.folder / "plain", folder / "borderpost.log")


class Front:
    def __init__(self, secure, plain, log):
        self.secure, self.plain, self.log = secure, plain, log

    def ask(self, path, *, https=True, name=NAME, **headers):
        """Status, headers and text."""
        connection = http.client.HTTPConnection(name, timeout=30)
        raw = socket.socket(socket.AF_UNIX)
        raw.settimeout(30)
        raw.connect(str(self.secure if https else self.plain))
        connection.sock = raw
        if https:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            connection.sock = context.wrap_socket(raw, server_hostname=name)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")
        finally:
            connection.close()


def test_every_page_comes_through_by_https(front):
    assert {path: front.ask(path)[0] for path in PAGES} == dict.fromkeys(PAGES, 200)
    _status, headers, _text = front.ask("/")
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["Server"] == "nginx"


def test_plain_http_leads_to_https_and_other_names_nowhere(front):
    status, headers, _text = front.ask("/articles/?page=2", https=False)
    assert (status, headers["Location"]) == (301, f"https://{NAME}/articles/?page=2")
    for https in (True, False):
        with pytest.raises(http.client.RemoteDisconnected):
            front.ask("/", https=https, name="other.example.org")


def test_desk_knows_that_it_is_reached_by_https(front):
    status, headers, text = front.ask("/admin/login/")
    assert (status, "csrfmiddlewaretoken" in text) == (200, True)
    assert headers["Set-Cookie"].startswith("__Host-csrftoken=")
    assert "Secure" in headers["Set-Cookie"]


def told_by(front, number: str) -> dict[str, tuple[str, int]]:
    """The lines of nginx's log by their requests. It writes behind the answer: something else is asked meanwhile."""
    told: dict[str, tuple[str, int]] = {}
    for _ in range(50):
        lines = [json.loads(line) for line in front.log.read_text().splitlines()]
        told = {line["request"]: (line["path"], line["status"]) for line in lines}
        if number in told:
            break
        front.ask("/healthz")
    return told


def test_number_of_a_request_is_in_both_logs_and_nothing_of_the_reader(front, machine):
    words = "benh-vien-hiem"
    _status, headers, _text = front.ask(f"/search/?q={words}", **{"X-Request-ID": "given-by-a-visitor"})
    first = headers["X-Request-ID"]
    _status, headers, _text = front.ask("/nowhere/", **{"X-Forwarded-For": "203.0.113.77"})
    number = headers["X-Request-ID"]
    assert [bool(NUMBER.fullmatch(each)) for each in (first, number)] == [True, True]
    told = told_by(front, number)
    assert (told[first], told[number]) == (("/search/", 200), ("/nowhere/", 404))
    site = (machine.server.folder / "log").read_text()
    [ours] = [json.loads(line) for line in site.splitlines() if number in line]
    assert (ours["status"], ours["address"], ours["message"]) == (404, "none", "Not Found")
    both = site + front.log.read_text()
    assert [each for each in (words, "203.0.113.77", "given-by-a-visitor", "unix:") if each in both] == []


def test_link_to_a_draft_is_in_no_log(front):
    front.ask("/preview/the-secret-of-a-link/")
    front.ask("/vi/preview/the-secret-of-a-link/")
    assert "the-secret" not in front.log.read_text()
    assert json.loads(front.log.read_text().splitlines()[-1])["path"] == "/preview/"


def test_what_is_too_large_is_refused_before_the_site_is_asked(front):
    status, headers, text = front.ask("/report/", **{"Content-Length": str(23 * 1024 * 1024)})
    assert (status, headers["Cache-Control"], headers["X-Content-Type-Options"]) == (
        413,
        "no-store",
        "nosniff",
    )
    assert text.startswith("That is more than 22 MB at once, and nothing of it was saved.")


def test_site_that_is_away_is_a_sentence_and_comes_back(front, machine):
    machine.server.stop()
    status, headers, text = front.ask("/articles/")
    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "30", "no-store")
    assert text == "The site does not answer just now. Please try again in a minute.\n"
    machine.server.start()
    ends = time.monotonic() + LONGEST_AWAY
    while (status := front.ask("/articles/")[0]) == 503 and time.monotonic() < ends:
        pass
    assert status == 200
