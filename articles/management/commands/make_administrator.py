"""`manage.py make_administrator NAME`: the first account. Its password is typed or piped in, and never printed."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Makes the first account of the desk, which may do everything. The password is typed twice, or is the first "
        "line of the standard input; it is checked as on the desk, and printed nowhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what this person logs in as")
        parser.add_argument("--email", default="", help="their e-mail address")

    def handle(self, *args: Any, name: str, email: str, **options: Any) -> None:
        user_model = get_user_model()
        account = user_model(username=user_model.normalize_username(name), email=email)
        account.is_staff = account.is_superuser = True
        try:
            account.clean_fields(exclude=["password"])
            account.validate_unique()
            password = self._password()
            validate_password(password, account)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        account.set_password(password)
        account.save()
        self.stdout.write(f"Made the account {account.username}. Log in at /admin/.")

    def _password(self) -> str:
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\r\n")
        first = getpass.getpass("Password: ")
        if first != getpass.getpass("Password again: "):
            raise CommandError("The two passwords differ; nothing was done.")
        return first
