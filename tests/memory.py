"""Memory that a piece of work takes at most."""

import gc
import tracemalloc
from collections.abc import Callable

USUAL = (
    2_000,
    10,
    0,
)  # Python's own, with which the site runs; the suite leaves more lying about (tests/conftest.py)


def peak_of(work: Callable[[int], object]) -> int:
    """Bytes: the smaller of two attempts, whose number is handed over.

    All that the process allocates meanwhile counts, so that a thread that another test left behind can add megabytes to
    one of them; that was seen once in a whole run.
    """
    return min(_peak(work, attempt) for attempt in (1, 2))


def _peak(work: Callable[[int], object], attempt: int) -> int:
    patience = gc.get_threshold()
    gc.set_threshold(*USUAL)
    tracemalloc.start()
    try:
        work(attempt)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*patience)
