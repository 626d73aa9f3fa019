"""manage.py unpack: see `articles.loading.packs`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from articles.loading.packs.manifest import PackError
from articles.loading.packs.unpacking import unpack


class Command(BaseCommand):
    help = "Puts a site that `pack` wrote into this empty one: all of it, or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a file that `pack` has written")
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, choices=tuple(connections))

    def handle(self, *, file: str, database: str, verbosity: int, **options: Any) -> None:
        say = self.stdout.write if verbosity else str
        try:
            manifest = unpack(file, using=database, say=say)
        except PackError as error:
            raise CommandError(f"{file}: {error}.") from error
        rows, files = sum(manifest["counts"].values()), len(manifest["sha256"]) - len(manifest["counts"])
        say(f"Unpacked {rows} row(s) and {files} file(s)")
