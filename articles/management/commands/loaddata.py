"""manage.py loaddata: Django's command and options, with the checks and sparing writes of `articles.loading`."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import loaddata
from django.core.management.utils import parse_apps_and_model_labels
from django.core.serializers import BUILTIN_SERIALIZERS
from django.db import DatabaseError, IntegrityError, models, router, transaction

from articles.loading.decoding import objects, objects_of_lines
from articles.loading.files import read_fixture, read_lines, size_of
from articles.loading.inbox import Inbox
from articles.loading.keys import NaturalKeys
from articles.loading.load import load
from articles.loading.pictures import Pictures
from articles.loading.reading import EntryReader
from articles.loading.refusal import Place, refusal
from articles.management.progress import Progress

READ = {"json", "jsonl"}
# Known by their names. Django imports each to hear them, which takes 12 ms where YAML is installed.
FORMATS = [name for name in BUILTIN_SERIALIZERS if name != "python"]


class Command(loaddata.Command):
    help = (
        "Loads fixtures (files, or a folder of them such as borderpost): all or nothing, checked, and without "
        "touching a row or a field that is as the fixture has it."
    )

    def handle(self, *labels: str, **options: Any) -> None:
        self.ignore, self.using, self.app_label = options["ignore"], options["database"], options["app_label"]
        self.verbosity, self.format = options["verbosity"], options["format"]
        self.excluded_models, self.excluded_apps = parse_apps_and_model_labels(options["exclude"])
        self.serialization_formats = FORMATS
        files = self._files(labels)
        keys = NaturalKeys(self.using)
        inbox = self._read(files, keys)
        counts = self._write(inbox, keys)
        if self.verbosity >= 1:
            self.stdout.write(
                f"Installed {counts.total()} object(s): {counts['new']} new, {counts['changed']} changed, "
                f"{counts['unchanged']} unchanged from {len(files)} fixture(s)"
            )
            for sentence in keys.former.left_out():
                self.stderr.write(self.style.WARNING(sentence))

    def _read(self, files: list[str], keys: NaturalKeys) -> Inbox:
        """Every object of every file is checked before anything is written."""
        reader, inbox = EntryReader(keys, ignore_unknown=self.ignore, skipped=self._skipped), Inbox()
        with Progress(sum(map(size_of, files)) // 1024, "kB read") as progress:
            before = 0
            for path in files:
                for place, item in self._objects(path, partial(_tell, progress, before)):
                    entry = reader.read(item, place)
                    if entry is not None:
                        inbox.put(entry)
                before += size_of(path)
        return inbox

    def _write(self, inbox: Inbox, keys: NaturalKeys) -> Counter[str]:
        pictures = Pictures(lambda sentence: self.stderr.write(self.style.WARNING(sentence)))
        try:
            with transaction.atomic(using=self.using), Progress(len(inbox), "objects") as progress:
                loaded = load(inbox, keys=keys, told=progress)
                pictures.copy(loaded.pictures)
        except IntegrityError as error:  # a row pointed to was deleted by somebody else before the commit
            pictures.take_back()
            raise CommandError(
                f"The database was changed by another process meanwhile ({error}); load again. Nothing was loaded."
            ) from error
        except DatabaseError as error:
            pictures.take_back()
            raise CommandError(
                f"The database does not work with us ({error}); check that it is reached, not locked by a long write, "
                "and that `manage.py migrate` has run. Nothing was loaded."
            ) from error
        except BaseException:
            pictures.take_back()
            raise
        return loaded.counts

    def find_fixtures(self, label: str) -> list[tuple[str, Any, str]]:
        """The files of a label; of a folder's name, its files in order of their names."""
        # The last of the folders is the one the command runs in, where a bare name may mean an app of ours.
        places = self.fixture_dirs if os.sep in label else self.fixture_dirs[:-1]
        for place in [] if label == loaddata.READ_STDIN else places:
            folder = os.path.join(place, label)
            if os.path.isdir(folder):
                names = sorted(name for name in os.listdir(folder) if self._is_fixture(name))
                if not names:
                    raise CommandError(
                        f"The folder {label} holds no fixture; put files ending in .json into it."
                    )
                return [(os.path.join(folder, name), folder, name) for name in names]
        return super().find_fixtures(label)

    def _is_fixture(self, name: str) -> bool:
        parts = name.split(".")
        if len(parts) > 2 and parts[-1] in self.compression_formats:
            parts.pop()
        return len(parts) > 1 and parts[-1] in READ and not name.startswith(".")

    def _files(self, labels: tuple[str, ...]) -> list[str]:
        """Every file once, even where two labels name it."""
        found = (path for label in labels for path, _, _ in self.find_fixtures(label))
        return list(dict.fromkeys(path if path == "-" else os.path.realpath(path) for path in found))

    @property
    def compression_formats(self) -> dict[str | None, Any]:
        return {**super().compression_formats, "zst": None}

    def _objects(self, path: str, told: Callable[[int], None]) -> Iterator[tuple[Place, Any]]:
        place = Place(self._shown(path))
        _, format, compression = self.parse_name(path if path == "-" else os.path.basename(path))
        if format not in READ:
            raise refusal(
                place, f"fixtures are read from JSON and JSON Lines, not from {format}; convert it to JSON"
            )
        if self.verbosity >= 2:
            self.stdout.write(f"Installing {format} fixture {place}.")
        if format == "json":
            found = objects(read_fixture(path, compression=compression, place=place), place=place)
        else:
            lines = read_lines(path, compression=compression, place=place, told=told)
            found = objects_of_lines(lines, place=place)
        empty = True
        for here, item in found:
            empty = False
            yield here, item
        if empty:
            self.stderr.write(self.style.WARNING(f"{place}: the fixture holds no object."))

    def _skipped(self, model: type[models.Model]) -> bool:
        return (
            model in self.excluded_models
            or model._meta.app_config in self.excluded_apps
            or not router.allow_migrate_model(self.using, model)
        )

    def _shown(self, path: str) -> str:
        """The path as short as it is clear: below its fixture folder, or the name of a file elsewhere."""
        if path == "-":
            return "standard input"
        for folder in self.fixture_dirs:
            if Path(path).is_relative_to(folder):
                return str(Path(path).relative_to(folder))
        return path


def _tell(progress: Progress, before: int, done: int) -> None:
    progress((before + done) // 1024)
