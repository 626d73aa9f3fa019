"""Worker: what another process imports first, before Django is set up; no model may load with this file."""

import os
import pickle
from typing import Any

import django

_maker: Any = None


def start(ground: bytes) -> None:
    """First call in a new process. `ground` is pickled, as it cannot be read before Django is set up."""
    global _maker
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from benchmarks.fill.chunks import Maker

    _maker = Maker(pickle.loads(ground))


def make(numbers: range) -> Any:
    return _maker.chunk(numbers)
