"""`manage.py remove_second_factor NAME`: for somebody who has lost phone and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.editing.second_factor.removing import remove_all


class Command(BaseCommand):
    help = (
        "Takes an account's second factor away and logs it out everywhere; the next log-in sets one up again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what this person logs in as")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        account = get_user_model()._default_manager.filter(username=name).first()
        if account is None:
            raise CommandError(f"There is no account {name}.")
        if remove_all(account):
            self.stdout.write(f"{name} has no second factor any more.")
        else:
            self.stdout.write(f"{name} had no second factor.")
