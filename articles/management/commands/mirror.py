"""manage.py mirror: see `config.mirror`."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.mirror.asking import Site
from config.mirror.ledger import NAME
from config.mirror.mirroring import Mirror, Report

PAUSE = 0.5  # seconds between two lines of progress


class Command(BaseCommand):
    help = (
        "Writes the whole public site as files into a folder, which any web server or object store can send. "
        "The next run writes what has changed and removes what is gone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", help="an empty folder, or one that an earlier run has written")
        parser.add_argument("--host", help="the site's public name; by default the first of ALLOWED_HOSTS")

    def handle(self, *, folder: str, host: str | None, verbosity: int, **options: Any) -> None:
        name = host or next((each for each in settings.ALLOWED_HOSTS if each[:1] not in ("*", ".")), "")
        if not name:
            raise CommandError("ALLOWED_HOSTS names no host: say the site's public name with --host.")
        site = Site(name, is_secure=settings.SECURE_SSL_REDIRECT)
        path = _folder(folder)
        if (status := site.ask("/robots.txt").status) != 200:
            raise CommandError(
                f"The site answers {status} under the name {name}; name one of ALLOWED_HOSTS with --host."
            )
        try:
            report = Mirror(path, site, said=Line(self.stderr, is_shown=verbosity > 0)).run()
        except sqlite3.OperationalError as error:
            raise CommandError(f"The ledger of the mirror in {path} cannot be written: {error}.") from error
        if verbosity:
            self.stdout.write(in_words(report))
        if report.failed:
            raise CommandError(
                f"The site failed over {report.failed} page(s), whose files stay as they were; the log says why, and "
                f"the next run asks again. The first of them: {', '.join(report.failed_over)}."
            )


class Line:
    """How far a run is, on a terminal; nothing in a pipe. What waits grows while pages lead to others."""

    def __init__(self, to: Any, *, is_shown: bool) -> None:
        self.to, self.is_shown = to, is_shown and to.isatty()
        self.began = self.said_at = time.monotonic()

    def __call__(self, done: int, waiting: Callable[[], int]) -> None:
        now = time.monotonic()
        if self.is_shown and now - self.said_at >= PAUSE:
            self.said_at = now
            rate = done / (now - self.began)
            self.to.write(f"\r\x1b[K{done:,} pages, {rate:,.0f} a second, {waiting():,} waiting", ending="\r")


def in_words(report: Report) -> str:
    return (
        f"Wrote {report.written:,} file(s), removed {report.removed:,}, "
        f"asked for {report.same:,} that had not changed; the mirror has {report.files:,}."
    )


def _folder(name: str) -> Path:
    path = Path(name)
    try:
        path.mkdir(parents=True, exist_ok=True)
        is_foreign = any(path.iterdir()) and not (path / NAME).exists()
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
    if is_foreign:
        raise CommandError(f"{path} holds files that no mirror wrote; name an empty folder.")
    return path
