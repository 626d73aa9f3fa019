"""Sentry, or a server that speaks as it does: failures are told to it with what the log says of them, and no more.

A client of our own instead of `sentry_sdk.init`, which would watch Django, the database and the session and send what
visitors and editors sent us: addresses, names, words of forms.
"""

import logging
import traceback
from typing import Any

from sentry_sdk import Client

from config.env import BASE_DIR
from config.watching.logs import chain_of, facts_of, frames_of, sentence_of

OURS, PACKAGES = f"{BASE_DIR}/", "/site-packages/"  # the environment may lie in our folder
TAGS = ("request", "status", "method", "address")
SECONDS_AT_THE_END = 2.0
PRIVATE: dict[str, Any] = {
    "default_integrations": False,
    "auto_enabling_integrations": False,
    "include_local_variables": False,  # the words of a form stand in them
    "server_name": "",
    "max_breadcrumbs": 0,
}


class SentryHandler(logging.Handler):
    """Tells of every line of the log from ERROR on. The sending is a thread's: no request waits for it, and where the
    server does not answer, the line stands in the log all the same.
    """

    def __init__(self, dsn: str, **options: Any) -> None:
        super().__init__(logging.ERROR)
        self.client = Client(dsn=dsn, **PRIVATE, **options)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self.client.capture_event(event_of(record))
        except Exception:
            self.handleError(record)

    def close(self) -> None:
        """Asked by `logging` when a process ends: what a command has found is sent before it does."""
        self.client.close(timeout=SECONDS_AT_THE_END)
        super().close()


def event_of(record: logging.LogRecord) -> dict[str, Any]:
    """The line as Sentry's event; the errors that led to it stand there as in the log."""
    facts = facts_of(record)
    error = record.exc_info[1] if record.exc_info else None
    event = {
        "level": record.levelname.lower(),
        "logger": facts["logger"],
        "message": facts["message"],
        "tags": {name: str(facts[name]) for name in TAGS if name in facts},
    }
    return event if error is None else {**event, "exception": {"values": [*map(_told, chain_of(error))]}}


def _told(error: BaseException) -> dict[str, Any]:
    return {
        "type": type(error).__qualname__,
        "module": type(error).__module__,
        "value": sentence_of(error),
        "stacktrace": {"frames": [_place(frame) for frame in frames_of(error)]},
    }


def _place(frame: traceback.FrameSummary) -> dict[str, Any]:
    is_ours = frame.filename.startswith(OURS) and PACKAGES not in frame.filename
    name = frame.filename.removeprefix(OURS)
    return {"filename": name, "function": frame.name, "lineno": frame.lineno, "in_app": is_ours}
