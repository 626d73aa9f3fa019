"""manage.py draw_illustrations: the fourteen pictures that the fixtures ship."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.illustrations.scenes import SCENES, drawn


class Command(BaseCommand):
    help = "Draw the illustrations of fixtures/pictures anew: the same bytes each time with the same Pillow."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a picture differs")
        parser.add_argument(
            "--out",
            type=Path,
            default=Path(settings.FIXTURE_DIRS[0]) / "pictures",
            help="the folder for the pictures",
        )

    def handle(self, *, check: bool, out: Path, **options: Any) -> None:
        pictures = {name: drawn(name) for name in SCENES}
        changed = [name for name, content in pictures.items() if _kept(out / name) != content]
        if check and changed:
            raise CommandError(
                f"These pictures in {out} differ from what is drawn now: {', '.join(changed)}. "
                "Run manage.py draw_illustrations, or install the Pillow of requirements.txt."
            )
        if not check:
            out.mkdir(parents=True, exist_ok=True)
            for name in changed:
                (out / name).write_bytes(pictures[name])
        weight = sum(map(len, pictures.values())) / 1_000
        self.stdout.write(f"{len(pictures)} illustrations, {weight:.0f} kB, {len(changed)} of them changed.")


def _kept(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
