"""Readers read from a copy of the database as long as it has all that the original has; all others read the original.

Set `DATABASE_REPLICA_URL`, and a reader's request asks at its first query whether the copy, kept by PostgreSQL's
streaming replication, has replayed whatever was committed until now. If so it reads there, to its end; if not, it reads
from the primary. So nobody is shown anything older than what the primary held when the request began: a withdrawn
article is gone at the next request, however far a copy may be behind. A copy that lags only takes less of the work.

Everything else reads from the primary: the desk, whoever is logged in or holds a link to a draft, whoever sent a form
a moment ago, commands, tasks, transactions, and a request that has written.
"""

import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS as PRIMARY
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger(__name__)

REPLICA = "replica"
SENT = "sent"  # the cookie of whoever sent a form
AFTER_FORM = 15  # seconds
REST = 10  # seconds for which a process leaves a copy alone that did not answer
DESK = ("/admin/", "/preview/")
GONE = (OperationalError, InterfaceError)

_rests_until = 0.0  # by the monotonic clock; one number a process, set in one step


class Reading:
    """Where one request of a reader reads. Asked at its first query only: a kept page never asks."""

    def __init__(self) -> None:
        self.chosen = ""

    def alias(self) -> str:
        if not self.chosen or connections[PRIMARY].in_atomic_block:
            self.chosen = PRIMARY if connections[PRIMARY].in_atomic_block else _choose()
        return self.chosen


_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


class ReplicaRouter:
    """Django's database router: writes go to the primary, and after a write so do the reads of the request."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        reading = _reading.get()
        return reading.alias() if reading else PRIMARY

    def db_for_write(self, model: Any, **hints: Any) -> str:
        if reading := _reading.get():
            reading.chosen = PRIMARY
        return PRIMARY

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """They are the same rows, wherever they were read."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db != REPLICA


class ReadFromReplicaMiddleware:
    """Let a reader's request read from the copy. At most two queries more, of a number each."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _reading.set(Reading() if is_of_a_reader(request) else None)
        try:
            response = self.get_response(request)
        finally:
            _reading.reset(token)
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            response.set_cookie(
                SENT, "1", AFTER_FORM, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
            )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A copy that went away in the middle of a page, or ended its query to replay: read all from the primary."""
        reading = _reading.get()
        if reading is None or reading.chosen != REPLICA or not isinstance(exception, GONE):
            return None
        _let_rest(exception)
        reading.chosen = PRIMARY
        match = request.resolver_match
        response = match.func(request, *match.args, **match.kwargs)
        return response.render() if hasattr(response, "render") else response


def is_of_a_reader(request: HttpRequest) -> bool:
    """Whether this request only reads, and for somebody of whom nothing is known."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and SENT not in request.COOKIES
        and not request.path_info.removeprefix("/vi").startswith(DESK)
    )


def _choose() -> str:
    """The copy, if it has all of the primary; also while the primary is away, for then nothing can be written."""
    if time.monotonic() < _rests_until:
        return PRIMARY
    try:
        newest = _answer(PRIMARY, "SELECT pg_current_wal_lsn()::text")
    except GONE as error:
        logger.warning("The database does not answer; readers read from its copy: %s", _first_line(error))
        return REPLICA
    try:
        has_all = _answer(REPLICA, "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", newest)
    except GONE as error:
        _let_rest(error)
        return PRIMARY
    return REPLICA if has_all else PRIMARY


def _answer(alias: str, query: str, *params: Any) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(query, params)
        return cursor.fetchone()[0]


def _let_rest(error: Exception) -> None:
    global _rests_until
    _rests_until = time.monotonic() + REST
    connections[REPLICA].close()
    logger.warning(
        "The copy of the database does not answer; for %d s readers read from the primary: %s",
        REST,
        _first_line(error),
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [error.__class__.__name__])[0]
