"""manage.py build_fixtures: fixtures/borderpost/*.json from the tables that people edit."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.building.fixtures import FILES, differing, write
from articles.building.tables import TableError


class Command(BaseCommand):
    help = "Build fixtures/borderpost/*.json from fixtures/tables and fixtures/texts."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a file differs")
        parser.add_argument(
            "--folder", type=Path, default=settings.FIXTURE_DIRS[0], help="another fixtures folder"
        )

    def handle(self, *, check: bool, folder: Path, **options: Any) -> None:
        try:
            changed = differing(folder) if check else write(folder)
        except TableError as error:
            raise CommandError(str(error)) from error
        if check and changed:
            raise CommandError(
                f"These fixtures differ from their tables: {', '.join(changed)}. Run manage.py build_fixtures."
            )
        self.stdout.write(f"{len(FILES)} fixtures, {len(changed)} of them changed.")
