"""manage.py check_search: verify the search index against the articles, or write it anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from articles.models import PublicVersion
from articles.search.verification import differences, rebuild


class Command(BaseCommand):
    help = "Compares the index of search with the articles. It is kept right by triggers; this proves it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="write the index anew if it is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        found = differences()
        if not found:
            self.stdout.write("The index says what the articles say.")
            return
        if not options["rebuild"]:
            raise CommandError(" ".join([*found, "Run it again with --rebuild."]))
        with transaction.atomic():
            rebuild()
            PublicVersion.move()  # kept pages of search say what the wrong index said
        self.stdout.write(" ".join([*found, "It was written anew."]))
