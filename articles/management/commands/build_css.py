"""Put the site's stylesheet together."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.stylesheet import TARGET, combined


class Command(BaseCommand):
    help = (
        "Write static/css/site.css from the files beside it. With --check, only say whether it is up to date."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is stale")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "static" / "css"
        target, wanted = folder / TARGET, combined(folder)
        current = target.read_text(encoding="utf-8") if target.exists() else ""
        if check and current != wanted:
            raise CommandError("static/css/site.css is stale: run manage.py build_css and commit the result.")
        if not check and current != wanted:
            target.write_text(wanted, encoding="utf-8")
        self.stdout.write(f"static/css/site.css is up to date ({len(wanted):,} characters).")
