"""Refused requests: what gunicorn answers by itself where something is no request at all, with our headers and words.

Its own page has none of the headers and repeats what was sent. No middleware sees such an answer.
"""

import socket

from django.conf import settings
from gunicorn import util

from config.middleware import PERMISSIONS

WORDS = {
    414: "This address is longer than any that the site has.",
    431: "This request has more or longer headers than the site reads.",
    500: "The site cannot answer this just now. Please try again in a minute.",
}
OTHERWISE = "This is no request that the site can read."


def install() -> None:
    """In a worker of gunicorn, which looks it up there at each refusal."""
    util.write_error = write_error


def headers() -> dict[str, str]:
    """Those of every answer; the policy is of a text that shows and runs nothing."""
    found = {
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    if settings.SECURE_HSTS_SECONDS:
        found["Strict-Transport-Security"] = (
            f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
        )
    return found


def write_error(sock: socket.socket, status_int: int, reason: str, mesg: str) -> None:
    """In place of gunicorn's function of this name; `mesg` repeats what was sent, and is left out."""
    body = f"{WORDS.get(status_int, OTHERWISE)}\n".encode()
    lines = [
        f"HTTP/1.1 {status_int} {reason}",
        "Connection: close",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers().items()),
    ]
    util.write_nonblock(sock, "\r\n".join([*lines, "", ""]).encode("latin1") + body)
