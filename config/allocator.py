"""The C library's allocator: what a large page was made in goes back to the system, and is not kept for the next one.

glibc raises the size from which it does so with each large piece that is freed, up to 32 MB, and keeps eight pools for
each processor. Among 1,000,000 articles a worker grew to 153 MB in 30,000 answers and to 157 in 54,000; with what is
said here it had 142 after 30,000 and after 43,000 (`python -m benchmarks.crawl`).
"""

import ctypes

# Parameters of mallopt(3), by their numbers in malloc.h. To say one size also ends its growing by itself.
TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
SAID = {TRIM_THRESHOLD: 128 * 1024, MMAP_THRESHOLD: 64 * 1024, ARENA_MAX: 2}  # bytes, bytes, pools


def give_back() -> None:
    """Say so for this process and what it forks. Other C libraries do as they do."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        return
    for parameter, value in SAID.items():
        mallopt(parameter, value)
