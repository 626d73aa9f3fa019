"""The one stylesheet: people edit many files in `static/css`, browsers ask for `css/site.css`, bundled and minified.

It is built whenever somebody looks for it: once by `collectstatic`, in development and in tests at every request, so
that a change of a component shows at once. That takes 10 ms.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lightningcss
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

FOLDER = "css/"
STYLESHEET = "css/site.css"
BUILT = (STYLESHEET, "css/tokens.css")  # the second alone: the desk wears the same colours
# The first versions that know light-dark(), without which no colour of ours is seen. Unless told, the minifier writes
# for none but the newest: "text-decoration: underline 2px", say, which Safari 17.5 does not understand.
BROWSERS = ["chrome 123", "edge 123", "firefox 120", "safari 17.5", "ios_saf 17.5"]
# How the minifier tells what it cannot read; its lines count from 0.
TROUBLE = re.compile(r"Bundling failed: (?P<why>.+) at (?P<path>.+):(?P<line>\d+):\d+", re.DOTALL)


class BrokenStylesheet(Exception):
    """What cannot be built, as one sentence that names the file and the line."""


def bundle(entry: Path) -> str:
    """The stylesheet `entry` with all it imports, minified. Raises `BrokenStylesheet`."""
    try:
        return lightningcss.bundle_css(str(entry), browsers_list=BROWSERS)
    except (OSError, ValueError) as error:
        what = f"{entry}: {error}"
        if place := TROUBLE.fullmatch(str(error)):
            what = f"{place['path']}, line {int(place['line']) + 1}: {place['why']}"
        raise BrokenStylesheet(f"The stylesheet cannot be built. {what}.") from error


def build(entry: Path, name: str) -> FileSystemStorage:
    """The folder that holds the stylesheet as it is now. Written only when it differs: its time tells the browser."""
    text = bundle(entry)
    storage = FileSystemStorage(location=settings.BUILD_ROOT)
    target = Path(storage.path(name))
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Two requests may build at the same time, and a third may be reading.
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
            file.write(text)
        Path(file.name).replace(target)
    return storage


class StylesheetFinder(FileSystemFinder):
    """The files of STATICFILES_DIRS; but of the folder `css` only the stylesheets that are built from it."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        errors = super().check(**kwargs)
        for prefix, root in self.locations:
            if entry := super().find_location(root, STYLESHEET, prefix):
                try:
                    bundle(Path(entry))
                except BrokenStylesheet as error:
                    errors.append(Error(str(error), id="config.E001"))
        return errors

    def find_location(self, root: str, path: str, prefix: str | None = None) -> str | None:
        found = super().find_location(root, path, prefix)
        if found and path in BUILT:
            return build(Path(found), path).path(path)
        return None if path.startswith(FOLDER) else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for path, storage in super().list(ignore_patterns):
            if path in BUILT:
                yield path, build(Path(storage.path(path)), path)
            elif not path.startswith(FOLDER):
                yield path, storage
