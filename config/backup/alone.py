"""One backup, check or restore at a time in a state folder, which clears away what killed ones have left there."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.backup.manifest import BackupError

BACKUP, CHECK, RESTORE = ".backup-", ".check-", ".restoring-"  # how their folders begin


@contextmanager
def alone_in(state: Path) -> Iterator[None]:
    """BackupError where another one works there. A leftover is as large as the database: a few would fill the disk."""
    number = os.open(state, os.O_RDONLY)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(
                f"another backup or restore works in {state}; wait until it has ended"
            ) from error
        for beginning in (BACKUP, CHECK, RESTORE):
            for folder in state.glob(f"{beginning}*"):
                shutil.rmtree(folder)
        yield
    finally:
        os.close(number)
