"""manage.py check_registry: list what the registry holds and would refuse today, and what rests on no source."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.checks.registry import contradictions, statements_without_source


class Command(BaseCommand):
    help = (
        "Lists rows of the registry that contradict each other or their evidence, and fails if there is one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--wanted", action="store_true", help="list the statements without a source, too")

    def handle(self, *, wanted: bool, **options: Any) -> None:
        found = 0
        for row, sentence in contradictions():
            found += 1
            self.stdout.write(f"{row}: {sentence}")
        missing = list(statements_without_source())
        if wanted:
            for row, statements in missing:
                self.stdout.write(f"{row}: source wanted for {statements}")
        more = "" if wanted else " (--wanted lists them)"
        self.stdout.write(f"Entries with a statement that rests on no source: {len(missing)}{more}.")
        if found:
            raise CommandError(
                f"{found} contradictions; each line says what to correct. Nothing more of the kind is let in."
            )
        self.stdout.write("No row contradicts another one.")
