"""manage.py wanted_wordings: what pages show in English and Vietnamese cannot say yet."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Person, Tag
from provinces.wanted_wordings import SHOWN, shown_in_english, wanted

SHOWN_HERE = {**SHOWN, Tag: ("name",), Person: ("post",)}


class Command(BaseCommand):
    help = "Lists each English text of the registry without a Vietnamese wording; Vietnamese pages mark it as English."

    def handle(self, **options: Any) -> None:
        found = wanted(shown_in_english(SHOWN_HERE))
        for words, where in found.items():
            self.stdout.write(f"{where}: {words}")
        self.stdout.write(
            f"{len(found)} wordings are wanted; add them in the admin under Vietnamese wordings."
        )
