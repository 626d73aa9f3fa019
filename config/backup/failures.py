"""What goes wrong with a backup, as one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError

from config.backup.manifest import BackupError

REMEDIES = {
    errno.ENOSPC: "make room on that disk",
    errno.EDQUOT: "make room on that disk",
    errno.EROFS: "name a place that can be written",
    errno.EACCES: "run the command as the site's own user",
    errno.EPERM: "run the command as the site's own user",
    errno.EEXIST: "choose another name",
    errno.ENOENT: "name a file and a folder that are there",
}


@contextmanager
def in_one_sentence(file: Path, *, nothing: str = "Nothing was changed") -> Iterator[None]:
    """Raise CommandError for whatever a disk, a database or a damaged file can do."""
    try:
        yield
    except BackupError as error:
        raise CommandError(f"{file}: {error}. {nothing}.") from error
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0, "look at that disk")
        raise CommandError(
            f"{error.filename or file}: {error.strerror or error}; {remedy}. {nothing}."
        ) from error
    except (sqlite3.Error, DatabaseError) as error:
        said = " ".join(str(error).split())
        raise CommandError(f"The database fails ({said}); look at its disk or server. {nothing}.") from error
