"""Locks that hold across the processes of one machine: a byte of a file for each address, gone with who has it."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

logger = logging.getLogger(__name__)


class FileLocks:
    """Threads of one process do not wait for each other here: `OneAtATime` lets one of them through.

    A lock is a help, and where there can be none a page is rendered twice: of a disk that nobody can write to, or where
    the system takes for a deadlock that threads of two processes each wait for another address.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @contextmanager
    def alone(self, address: str) -> Iterator[None]:
        """Two addresses in four thousand million have the same byte, and wait for each other."""
        place = crc32(address.encode())
        is_locked = self._try(fcntl.LOCK_EX, place)
        try:
            yield
        finally:
            if is_locked:
                self._try(fcntl.LOCK_UN, place)

    def _try(self, what: int, place: int) -> bool:
        try:
            if self._file is None:
                # Never closed: that would let go of all locks of the process.
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.lockf(self._file, what, 1, place)
        except OSError as error:
            logger.debug("No lock in %s: %s", self.path, error)
            return False
        return True
