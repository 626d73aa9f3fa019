"""manage.py purge_revisions: delete old revisions that nothing rests on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.revisions.purging import purge, superfluous


class Command(BaseCommand):
    help = "Deletes old revisions that no reader has seen, no translation is based on and no review is about."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--keep", type=int, default=20, help="revisions of each text that stay (20)")
        parser.add_argument("--days", type=int, default=365, help="days in which none is deleted (365)")
        parser.add_argument("--dry-run", action="store_true", help="only say how many would go")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {"keep": options["keep"], "days": options["days"]}
        try:
            if options["dry_run"]:
                number = superfluous(**wanted).distinct().count()
                self.stdout.write(f"{number} revisions would be deleted; nothing was.")
            else:
                self.stdout.write(f"{purge(**wanted)} revisions were deleted.")
        except ValueError as error:
            raise CommandError(str(error)) from error
