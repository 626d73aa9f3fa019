"""The memory of one process: what was asked for last, up to a number of bytes."""

from collections import OrderedDict
from threading import Lock
from typing import Protocol


class Sized(Protocol):
    """What can be kept. `size` in bytes."""

    @property
    def size(self) -> int: ...


class Memory[Kept: Sized]:
    """Pages or parts of them. Least recently used goes first. Safe for the threads of one process."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._entries: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, address: str) -> Kept | None:
        with self._lock:
            entry = self._entries.get(address)
            if entry is not None:
                self._entries.move_to_end(address)
            return entry

    def put(self, address: str, entry: Kept) -> None:
        """Keep it in the place of the one before; one that would fill an eighth of all is not kept."""
        with self._lock:
            self._drop(address)
            if entry.size * 8 > self.limit:
                return
            self._entries[address] = entry
            self.size += entry.size
            while self.size > self.limit:
                self._drop(next(iter(self._entries)))

    def forget(self, address: str) -> None:
        with self._lock:
            self._drop(address)

    def _drop(self, address: str) -> None:
        gone = self._entries.pop(address, None)
        if gone is not None:
            self.size -= gone.size
