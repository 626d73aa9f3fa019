"""manage.py restore: see `config.backup`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from articles.management.commands.backup import of
from articles.management.progress import Progress
from config.backup import after_restoring, places
from config.backup.failures import in_one_sentence
from config.backup.manifest import SECRETS
from config.backup.restoring import restore


class Command(BaseCommand):
    help = "Puts a site that `backup` wrote into an empty state folder or database: all of it, or nothing."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `backup` has written")
        parser.add_argument("--key-file", type=Path, help="the secret key, if the file is encrypted")

    def handle(self, *, file: Path, key_file: Path | None, verbosity: int, **options: Any) -> None:
        say = self.stdout.write if verbosity else str
        site = places.of_this_site()
        with in_one_sentence(file, nothing="Nothing was restored"):
            contents = restore(file, site, key_file=key_file, watch=Progress)
        say(f"Restored {file}. {of(contents)}")
        if SECRETS in contents.manifest.members:
            say(
                f"Its borderpost.env is there as well; where one was, it is {SECRETS}.restored: compare the two."
            )
        try:
            after_restoring.bring_up_to_date()
        except (CommandError, DatabaseError) as error:
            raise CommandError(
                f"The site is restored as it was, but its tables are not those of this version yet ({error}): "
                "run manage.py migrate."
            ) from error
        if lost := after_restoring.forget_lost_sizes():
            say(f"{lost} picture(s) lack sizes: run manage.py make_renditions.")
        say(after_restoring.prove_search())
