"""Request ids: one number for each request, in its answer and in every line of the log that it causes."""

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.tasks.signals import task_finished, task_started

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(
    r"[A-Za-z0-9._-]{8,64}", re.ASCII
)  # what proxies make: UUIDs, hex, letters and numbers
NOBODY = "-"

_current: ContextVar[str] = ContextVar("request_id", default=NOBODY)


def current() -> str:
    """The number of what this thread is doing: a request, a task of a worker, or `-`."""
    return _current.get()


def of(request: HttpRequest) -> str:
    """The number that the proxy gave, or a new one. A visitor gives none: only a proxy of ours sets the header."""
    given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if WELL_FORMED.fullmatch(given) else secrets.token_hex(8)


class RequestIdMiddleware:
    """The first of all, so that no answer is without its number, kept pages and refusals included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # On the request as well, for Django logs what was not found when the middleware is through.
        number = of(request)
        request.request_id = number  # type: ignore[attr-defined]
        token = _current.set(number)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = number
        return response


def _begin_task(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """A task in the process that asked for it keeps the request's number; one of a worker has its own."""
    if current() == NOBODY:
        _current.set(f"task-{task_result.id}")


def _end_task(sender: Any, task_result: Any, **kwargs: Any) -> None:
    if current() == f"task-{task_result.id}":
        _current.set(NOBODY)


task_started.connect(_begin_task, dispatch_uid="borderpost.request_ids")
task_finished.connect(_end_task, dispatch_uid="borderpost.request_ids")
