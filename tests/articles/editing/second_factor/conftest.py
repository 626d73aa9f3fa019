"""Who logs in here, and a clock that stands still."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.articles.access.conftest import lan

__all__ = ["lan"]


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(dt.datetime(2026, 11, 2, 3, 0, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller
