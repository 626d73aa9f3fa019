"""manage.py backup: see `config.backup`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.progress import Progress
from config.backup import encryption, places
from config.backup.backing_up import Report, back_up
from config.backup.checking import check
from config.backup.failures import in_one_sentence
from config.backup.manifest import MEDIA
from config.backup.reading import Contents


class Command(BaseCommand):
    help = (
        "Writes the whole site, as of one moment and while it runs, into one checksummed file for `restore`."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file to be made; it must not be there yet")
        parser.add_argument("--key-file", type=Path, help="encrypt for the keys in this file, one a line")
        parser.add_argument(
            "--with-secrets", action="store_true", help="borderpost.env goes into the file, too"
        )
        other = parser.add_mutually_exclusive_group()
        other.add_argument(
            "--check", action="store_true", help="prove a backup that is there; nothing is restored"
        )
        other.add_argument("--new-key", action="store_true", help="write a new key into the file")

    def handle(self, *, file: Path, key_file: Path | None, verbosity: int, **options: Any) -> None:
        say = self.stdout.write if verbosity else str
        with in_one_sentence(file):
            if options["new_key"]:
                public = encryption.make_key(file)
                say(f"Wrote {file}. Keep it elsewhere than the backups: without it nobody opens them.")
                say(f"Whoever only makes backups needs no more than its public key: {public}")
            elif options["check"]:
                state = places.of_this_site().state
                contents = check(file, state=state, key_file=key_file, watch=Progress)
                say(f"{file} is sound. {of(contents)}")
            else:
                self._back_up(file, key_file, options["with_secrets"], say)

    def _back_up(self, file: Path, key_file: Path | None, with_secrets: bool, say: Any) -> None:
        site = places.of_this_site()
        if with_secrets and not site.secrets.is_file():
            raise CommandError(
                f"There is no {site.secrets}; leave out --with-secrets. Nothing was backed up."
            )
        keys = encryption.recipients(key_file) if key_file else []
        report = back_up(file, site, keys=keys, with_secrets=with_secrets, watch=Progress)
        say(in_words(report, file, is_encrypted=bool(keys), with_secrets=with_secrets))
        for name in report.missing:
            self.stderr.write(f"A row names the picture {name}, which the media folder lacks.")


def in_words(report: Report, file: Path, *, is_encrypted: bool, with_secrets: bool) -> str:
    pictures = (
        "The pictures are in a bucket and not in it: switch on the versions of that bucket."
        if report.files is None
        else f"{report.files:,} file(s) of pictures are in it."
    )
    secrets = (
        "The secrets of borderpost.env are in it."
        if with_secrets
        else "borderpost.env is not in it (--with-secrets)."
    )
    return (
        f"Wrote {file}: {report.bytes:,} bytes, {'encrypted' if is_encrypted else 'not encrypted'}, "
        f"{sum(report.site.rows.values()):,} row(s) as of {report.site.made}. {pictures} {secrets}"
    )


def of(contents: Contents) -> str:
    site, missing = contents.site, contents.manifest.missing
    files = sum(name.startswith(MEDIA) for name in contents.manifest.members)
    said = f"It was made {site.made} and holds {sum(site.rows.values()):,} row(s), {files:,} file(s) of pictures."
    if missing:
        said += (
            f" {len(missing)} picture(s) that rows name were missing then, the first of them {missing[0]}."
        )
    return said
