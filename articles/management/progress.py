"""Progress: how far a long job is, its rate and the time left, on a terminal; nothing in a pipe or a file."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

PAUSE = 0.2  # seconds between two lines


class Progress:
    """Call it with how much is done. The line is written over itself and wiped at the end.

    `total` is asked for with each line where it is not known from the beginning.
    """

    def __init__(self, total: int | Callable[[], int], things: str, to: TextIO | None = None) -> None:
        self.total, self.things, self.to = total, things, to or sys.stderr
        self.is_shown = self.to.isatty()
        self.started = time.monotonic()
        self.shown_at = 0.0

    def __call__(self, done: int) -> None:
        now = time.monotonic()
        if self.is_shown and now - self.shown_at >= PAUSE:
            self.shown_at = now
            total = self.total if isinstance(self.total, int) else self.total()
            self.to.write(f"\r\x1b[K{line(done, total, self.things, now - self.started)}")
            self.to.flush()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_shown:
            self.to.write("\r\x1b[K")
            self.to.flush()


def line(done: int, total: int, things: str, seconds: float) -> str:
    """`20,000 of 100,000 articles, 2,000 a second, 40 s left`."""
    rate = done / seconds if seconds else 0
    said = f"{done:,} of {total:,} {things}, {rate:,.0f} a second"
    return f"{said}, {_spoken((total - done) / rate)} left" if rate else said


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
