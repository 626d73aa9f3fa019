"""Memory of large pages goes back to the system, whatever was made before them."""

import platform
import subprocess
import sys

import pytest

# Large pieces are freed, by which glibc learns to keep such; then many below that size, each under a small one that
# stays.
GROW = """
import gc
from config import allocator
{said}
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 // 2**20
for _ in range(3):
    large = bytearray(24 * 2**20)
    del large
before = resident()
pieces, kept = [], []
for _ in range(60):
    pieces.append(bytearray(2**20))
    kept.append(bytearray(4_000))
del pieces
gc.collect()
print(resident() - before)
"""


def kept_back(said: str) -> int:
    """Megabytes."""
    done = subprocess.run(
        [sys.executable, "-c", GROW.format(said=said)], check=True, capture_output=True, text=True
    )
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="of glibc's allocator")
def test_freed_pages_are_given_back():
    """Those of gunicorn's workers too, which are forked of the process that has read its settings."""
    kept = {said: kept_back(said) <= 8 for said in ("", "allocator.give_back()", "import config.gunicorn")}
    assert kept == {"": False, "allocator.give_back()": True, "import config.gunicorn": True}
