"""What is no request is refused by a real gunicorn with our headers, and without a word of what was sent."""

import socket
from collections.abc import Iterator
from email import message_from_bytes

import pytest

from tests.config.test_headers_everywhere import EVERYWHERE, HSTS
from tests.machines import Machine
from tests.small_site import SECRET

SENT = "letter-of-a-witness"
FINE = f"Host: news.example\r\nX: {SENT}\r\n"
REFUSED = {
    "no request": (f"{SENT}\r\n\r\n", 400),
    "no method": (f"GE T /{SENT} HTTP/1.1\r\n{FINE}\r\n", 400),
    "another protocol": (f"GET /{SENT} HTTP/9.9\r\n{FINE}\r\n", 400),
    "too long an address": (f"GET /{SENT * 500} HTTP/1.1\r\n{FINE}\r\n", 414),
    "too many headers": ("GET / HTTP/1.1\r\nHost: news.example\r\n" + f"X: {SENT}\r\n" * 200 + "\r\n", 431),
    "no header": (f"GET / HTTP/1.1\r\nHost: news.example\r\n{SENT} x: y\r\n\r\n", 400),
    "unknown coding": (f"GET / HTTP/1.1\r\n{FINE}Transfer-Encoding: {SENT}\r\n\r\n", 501),
}


@pytest.fixture(scope="module")
def machine(tmp_path_factory) -> Iterator[Machine]:
    made = Machine(tmp_path_factory.mktemp("refusing"), {"SECRET_KEY": SECRET, "HTTPS": "on"})
    made.server.start()
    yield made
    made.server.stop()


def exchange(machine: Machine, sent: str) -> bytes:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(str(machine.server.path))
        connection.sendall(sent.encode("latin1"))
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_refusals_of_the_server_itself_have_all_headers_and_repeat_nothing(machine):
    expected = EVERYWHERE | {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "Strict-Transport-Security": HSTS,
        "Cache-Control": "no-store",
        "Content-Type": "text/plain; charset=utf-8",
    }
    for name, (sent, status) in REFUSED.items():
        answer = exchange(machine, sent)
        first, _line, rest = answer.partition(b"\r\n")
        headers = message_from_bytes(rest)
        found = {each: headers[each] for each in expected}
        assert (name, first.split()[1], found) == (name, str(status).encode(), expected)
        assert (name, SENT.encode() in answer) == (name, False)
        body = answer.partition(b"\r\n\r\n")[2]
        assert (name, int(headers["Content-Length"])) == (name, len(body))
