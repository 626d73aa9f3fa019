"""manage.py mirror: see `config.mirror`."""

import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from articles.management.progress import Progress
from config.mirror.asking import Site
from config.mirror.ledger import NAME
from config.mirror.mirroring import Mirror, Report


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
        path = _folder(folder)
        try:
            report = self._run(path, Site(name, is_secure=settings.SECURE_SSL_REDIRECT))
        except sqlite3.OperationalError as error:
            raise CommandError(f"The ledger of the mirror in {path} cannot be written: {error}.") from error
        except OSError as error:
            raise CommandError(
                f"{path} cannot be written: {error.strerror}. The next run goes on from here."
            ) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database of the site does not answer: {str(error).strip()}. "
                "What is written stays, and the next run goes on from here."
            ) from error
        if verbosity:
            self.stdout.write(in_words(report))
        if report.failed:
            raise CommandError(
                f"The site failed over {report.failed} page(s), whose files stay as they were; the log says why, and "
                f"the next run asks again. The first of them: {', '.join(report.failed_over)}."
            )

    def _run(self, folder: Path, site: Site) -> Report:
        if (status := site.ask("/robots.txt").status) != 200:
            raise CommandError(
                f"The site answers {status} under the name {site.host}; name one of ALLOWED_HOSTS with --host."
            )
        mirror: Mirror
        with Progress(lambda: mirror.known(), "pages") as progress:
            mirror = Mirror(folder, site, told=progress)
            return mirror.run()


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
