"""Known devices: browsers in which somebody has logged in before, told by a signed cookie.

Who guesses from elsewhere can make an account wait, but never its owner at a device of theirs. The cookie lets nobody
in and holds no name: it says for which accounts wrong passwords of this browser are counted by themselves.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

KNOWN_FOR = 180 * 24 * 60 * 60  # seconds without a log-in
MOST = 8  # accounts of one browser, as in an office; the oldest goes
SALT = "articles.access.known_devices"


def cookie_name() -> str:
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"


def device_of(request: HttpRequest, name: str) -> str:
    """The mark of the browser, where that account has logged in there before; else nothing."""
    known = _read(request)
    return known["device"] if _mark(name) in known["for"] else ""


def remember(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Let the browser be known for that account. A cookie that is another's, or of long ago, is made anew."""
    known = _read(request)
    marks = [mark for mark in known["for"] if mark != _mark(name)][-MOST + 1 :]
    value = {"device": known["device"] or get_random_string(22), "for": [*marks, _mark(name)]}
    response.set_cookie(
        cookie_name(),
        signing.dumps(value, salt=SALT),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()[:32]


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {"device": "", "for": []}
