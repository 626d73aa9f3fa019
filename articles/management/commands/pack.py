"""manage.py pack: see `articles.loading.packs`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from articles.loading.packs.manifest import PackError
from articles.loading.packs.packing import pack


class Command(BaseCommand):
    help = "Writes the whole site, accounts and pictures included, into one checksummed file for `unpack`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file to be made; it must not be there yet")
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS, choices=tuple(connections))

    def handle(self, *, file: str, database: str, verbosity: int, **options: Any) -> None:
        say = self.stdout.write if verbosity else str
        try:
            manifest = pack(file, using=database, say=say)
        except PackError as error:
            raise CommandError(f"{error}.") from error
        rows, files = sum(manifest["counts"].values()), len(manifest["sha256"]) - len(manifest["counts"])
        say(f"Packed {rows} row(s) and {files} file(s)")
