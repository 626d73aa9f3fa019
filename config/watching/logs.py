"""Logs without a word of a visitor: lines for people or JSON for programs, each with the number of its request.

What somebody sent stands in paths, queries, hosts, and in the sentences of errors about them. So a line about a request
names the kind of its address, and an error its class and where it was raised; its sentence only where the class says
nothing of values. The path stands in the log of the proxy, under the same number.
"""

import datetime as dt
import json
import logging
import traceback
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.utils import IntegrityError, InterfaceError, OperationalError

from config.watching import kinds, request_ids

# Their first line names files, servers, columns and constraints; values stand in the lines after it.
TELLING = (
    *(
        AttributeError,
        ImproperlyConfigured,
        ImportError,
        MemoryError,
        NameError,
        OSError,
        RecursionError,
        TypeError,
    ),
    *(IntegrityError, InterfaceError, OperationalError),
)
# Gunicorn's, of what no middleware of ours has seen; the address is its argument.
WITH_ADDRESS = "Error handling request"
LONGEST_CHAIN = 10  # an error can be the context of itself


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says, in order. Never anything that came with a request."""
    request = getattr(record, "request", None)
    is_asked = hasattr(request, "resolver_match")
    facts = {
        "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "request": getattr(request, "request_id", None) or request_ids.current(),
    }
    if is_asked:
        status = getattr(record, "status_code", None)
        facts["message"] = HTTPStatus(status).phrase if status in _STATUSES else "Refused"
        facts |= {"status": status, "method": _method(request), "address": kinds.kind_of(request)}
    elif str(record.msg).startswith(WITH_ADDRESS):
        facts["message"] = WITH_ADDRESS
    else:
        facts["message"] = record.getMessage()
    if record.exc_info and record.exc_info[1]:
        facts["error"] = error_of(record.exc_info[1])
    return facts


def chain_of(error: BaseException) -> list[BaseException]:
    """What led to what, the first cause first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and len(chain) < LONGEST_CHAIN:
        chain.insert(0, link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


def frames_of(error: BaseException) -> traceback.StackSummary:
    """Where it was raised, without a line of code and without a value."""
    return traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)


def error_of(error: BaseException) -> list[str]:
    """The chain of errors, the first cause first: where each was raised, and its class."""
    lines: list[str] = []
    for link in chain_of(error):
        frames = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames_of(link)]
        lines += [*(["and then"] if lines else []), *frames, _named(link)]
    return lines


class Plain(logging.Formatter):
    """A line for people; an error below it."""

    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        about = " ".join(str(facts[name]) for name in ("status", "method", "address") if name in facts)
        words = " ".join(part for part in (facts["message"], about) if part)
        line = f"{facts['time']} {facts['level']} {facts['logger']} [{facts['request']}] {words}"
        return "\n    ".join([line, *facts.get("error", [])])


class Json(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False)


_STATUSES = {status.value for status in HTTPStatus}
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


def _method(request: Any) -> str:
    return request.method if request.method in _METHODS else "other"


def sentence_of(error: BaseException) -> str:
    """The first line of an error where that names no values; else nothing."""
    return str(error).partition("\n")[0] if isinstance(error, TELLING) else ""


def _named(error: BaseException) -> str:
    name, first = type(error).__qualname__, sentence_of(error)
    return f"{name}: {first}" if first else name
