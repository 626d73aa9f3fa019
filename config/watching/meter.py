"""The meter: counts requests by kind of address, and adds up what all processes counted, by prometheus-client.

Whoever imports this module has named the folder before (`config.watching.folder`); the library looks for it at once.
"""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.signals import got_request_exception
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from config.watching import state
from config.watching.folder import folder

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Meter:
    """One a process. The library's `labels` cost more than its counting, so each set of them is asked for once."""

    def __init__(self) -> None:
        registry = CollectorRegistry()
        self.seconds = Histogram(
            "borderpost_request_seconds",
            "Requests and the seconds they took, by kind of address, status and whether the page was kept.",
            ["kind", "status", "kept"],
            buckets=SECONDS,
            registry=registry,
        )
        self.queries = Counter(
            "borderpost_queries", "Queries to the database, by kind of address.", ["kind"], registry=registry
        )
        self.errors = Counter(
            "borderpost_errors",
            "Requests that failed, by the class of the error.",
            ["error"],
            registry=registry,
        )
        self._known: dict[tuple[str, int, str], tuple[Any, Any]] = {}
        got_request_exception.connect(self._failed, dispatch_uid="borderpost.meter")

    def note(self, kind: str, status: int, kept: str, *, seconds: float, queries: int) -> None:
        """One request. Some microseconds."""
        key = (kind, status, kept)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (self.seconds.labels(kind, status, kept), self.queries.labels(kind))
        known[0].observe(seconds)
        if queries:
            known[1].inc(queries)

    def _failed(self, **kwargs: Any) -> None:
        error = sys.exception()
        self.errors.labels(error.__class__.__name__ if error else "unknown").inc()


def told() -> bytes:
    """What all processes of this machine have counted, and how the site is, in the words of Prometheus."""
    counted, now = CollectorRegistry(), CollectorRegistry()
    MultiProcessCollector(counted, path=str(folder()))
    now.register(_State())
    return generate_latest(counted) + generate_latest(now)


class _State:
    """`state.facts` as the library wants them."""

    def collect(self) -> Iterable[Any]:
        families: dict[str, Any] = {}
        for name, about, labels, value in state.facts():
            if name not in families:
                families[name] = GaugeMetricFamily(name, about, labels=list(labels))
            families[name].add_metric(list(labels.values()), value)
        return families.values()
