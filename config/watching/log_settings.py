"""Settings of the log, for Django and for gunicorn; imports nothing, for settings are made of it."""

from typing import Any


def settings_of(style: str, *, level: str = "WARNING", sentry_dsn: str = "") -> dict[str, Any]:
    """The dictionary for `logging.config`. `style` is `plain` or `json`."""
    handlers: dict[str, Any] = {"console": {"class": "logging.StreamHandler", "formatter": "line"}}
    if sentry_dsn:
        handlers["sentry"] = {"class": "config.watching.sentry.SentryHandler", "dsn": sentry_dsn}
    quiet = ("trafilatura", "htmldate", "courlan", "justext")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"config.watching.logs.{'Json' if style == 'json' else 'Plain'}"}},
        "handlers": handlers,
        "root": {"handlers": [*handlers], "level": level},
        "loggers": {
            # They report each page that says nothing sensible; the editor is told in our own words.
            **{name: {"level": "CRITICAL"} for name in quiet},
            # To the console as all others; Django's own handler shows whole addresses, when developing.
            "django": {"handlers": [], "level": level},
            "gunicorn.error": {"handlers": [*handlers], "level": "ERROR", "propagate": False},
        },
    }
