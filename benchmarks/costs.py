"""Costs: what one request costs in one process without a server: queries, their time, processor time, bytes, memory."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client

from benchmarks import servers

REPEATS = 5


@dataclass(frozen=True)
class Cost:
    """`sql` and `cpu` in milliseconds of one request, the middle of several; `grown` in MB above what there was."""

    status: int
    queries: int
    sql: float
    cpu: float
    bytes: int
    grown: float | None


class Statements:
    """Counts statements and the time they take. SQLite works while rows are fetched as well, which `cpu` holds."""

    def __init__(self) -> None:
        self.count, self.seconds = 0, 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.seconds += time.perf_counter() - began


@contextmanager
def counted() -> Iterator[Statements]:
    statements = Statements()
    with connection.execute_wrapper(statements):
        yield statements


def cost_of(ask: Callable[[], Any], *, repeats: int = REPEATS) -> Cost:
    """`ask` makes the request. The first one, which loads templates and the like, is not counted."""
    ask()
    servers.forget_peak()
    before = servers.own_peak()
    found = [_one(ask) for _ in range(repeats)]
    after = servers.own_peak()
    response, queries, _sql, _cpu = found[-1]
    return Cost(
        response.status_code,
        queries,
        median(each[2] for each in found),
        median(each[3] for each in found),
        len(response.content) if not response.streaming else sum(map(len, response.streaming_content)),
        None if before is None or after is None else max(0.0, after - before),
    )


def _one(ask: Callable[[], Any]) -> tuple[Any, int, float, float]:
    began = time.process_time()
    with counted() as statements:
        response = ask()
    return response, statements.count, statements.seconds * 1_000, (time.process_time() - began) * 1_000


def cost_of_page(path: str) -> Cost:
    client = Client(headers={"host": "127.0.0.1"})
    return cost_of(lambda: client.get(path))
