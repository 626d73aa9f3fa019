"""One at a time: of many who ask for the same page, the first renders it and the others wait for what it made."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from config.kept_pages.file_locks import FileLocks


class OneAtATime:
    """A lock for each address, there only while somebody wants it; with `others`, also among processes."""

    def __init__(self, others: FileLocks | None = None) -> None:
        self.others = others
        self._lock = Lock()
        self._wanted: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def alone(self, address: str) -> Iterator[None]:
        with self._lock:
            lock, number = self._wanted.get(address, (Lock(), 0))
            self._wanted[address] = (lock, number + 1)
        try:
            with lock, self.others.alone(address) if self.others else nullcontext():
                yield
        finally:
            with self._lock:
                lock, number = self._wanted.pop(address)
                if number > 1:
                    self._wanted[address] = (lock, number - 1)
