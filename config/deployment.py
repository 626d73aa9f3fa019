"""Deployment checks: settings with which the site does not start, each with the reason and what to set instead.

`manage.py` runs them before any command that looks at the settings, and `config.wsgi` before the first request. Of the
version of SQLite the log tells at the start, and `manage.py check --database default`.
"""

import ipaddress
import logging
import sqlite3
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

logger = logging.getLogger(__name__)

# Names that no stranger reaches, by RFC 6761, RFC 8375 and what routers give out.
PRIVATE_NAMES = ("localhost", "local", "lan", "internal", "test", "example", "invalid", "home.arpa")
# Versions of SQLite in which a checkpoint that meets a commit cannot lose it: from (inclusive), to (exclusive).
# https://sqlite.org/wal.html, "the WAL-reset bug", of all versions since 3.7.0.
WAL_IS_SAFE = (
    ((3, 44, 6), (3, 45, 0)),
    ((3, 50, 7), (3, 51, 0)),
    ((3, 51, 3), (3, 52, 0)),
    ((3, 53, 0), (4, 0, 0)),
)


def is_public(host: str) -> bool:
    """Whether a name of `ALLOWED_HOSTS` can be reached from outside: one with a dot, or an address of the internet."""
    name = host.strip("[].").lower()
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        parts = name.split(".")
        return len(parts) > 1 and not any(name == each or name.endswith(f".{each}") for each in PRIVATE_NAMES)


def unsafe(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """What makes this site one that strangers could read or take over."""
    found = []
    if "*" in settings.ALLOWED_HOSTS:
        found.append(
            checks.Error(
                "ALLOWED_HOSTS is *: whoever asks would choose the name that stands in links and e-mails.",
                hint="Set ALLOWED_HOSTS to the names of this site, with commas between them.",
                id="borderpost.E001",
            )
        )
    public = [host for host in settings.ALLOWED_HOSTS if host != "*" and is_public(host)]
    if settings.DEBUG and public:
        found.append(
            checks.Error(
                f"DEBUG is on for {', '.join(public)}: each error would show settings and code to strangers.",
                hint="Set DEBUG=off, or ALLOWED_HOSTS to names of this machine.",
                id="borderpost.E002",
            )
        )
    if public and not settings.SECURE_SSL_REDIRECT:
        found.append(
            checks.Error(
                f"HTTPS is off for {', '.join(public)}: passwords would go over the net in the open.",
                hint="Set HTTPS=on, and BEHIND_PROXY=on where a proxy in front ends HTTPS (docs/staff.md).",
                id="borderpost.E003",
            )
        )
    return found


def old_sqlite(
    app_configs: Any = None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """A SQLite in which a checkpoint that meets a commit can lose it."""
    version = sqlite3.sqlite_version_info
    is_safe = any(since <= version < until for since, until in WAL_IS_SAFE)
    if is_safe or not any(connections[alias].vendor == "sqlite" for alias in databases or ()):
        return []
    return [
        checks.Warning(
            f"SQLite {sqlite3.sqlite_version} has a rare fault: a checkpoint that meets a save of another process can"
            " lose it, or harm the file.",
            hint="Run Python with SQLite 3.51.3, 3.53 or newer, or use PostgreSQL (DATABASE_URL); keep backups.",
            id="borderpost.W001",
        )
    ]


def refuse_unsafe() -> None:
    """Raise ImproperlyConfigured for settings with which nothing may be served, and log what is only said."""
    if refusals := unsafe():
        raise ImproperlyConfigured(" ".join(f"{each.msg} {each.hint}" for each in refusals))
    for warning in old_sqlite(databases=list(connections)):
        logger.warning("%s %s", warning.msg, warning.hint)


checks.register(unsafe, checks.Tags.security)
checks.register(old_sqlite, checks.Tags.database)
