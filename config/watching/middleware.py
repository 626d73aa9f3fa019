"""Middleware that counts and times each request, where `METRICS_TOKEN` is set; else it is not there."""

import logging
import os
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from config.watching.folder import VARIABLE, own_folder
from config.watching.kinds import kept, kind_of
from config.watching.queries import QUERIES, count_queries

logger = logging.getLogger(__name__)


class MetricsMiddleware:
    """Outside of kept pages, which pass through no other middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        os.environ[VARIABLE] = str(own_folder())
        # Here, for its library reads the variable, and a site without metrics needs none of it.
        self.meter: Any = import_module("config.watching.meter").Meter()
        count_queries()
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before, began = QUERIES.number, perf_counter()
        response = self.get_response(request)
        seconds, queries = perf_counter() - began, QUERIES.number - before
        if self.meter is not None:
            try:
                kind, status = kind_of(request), response.status_code
                self.meter.note(kind, status, kept(request), seconds=seconds, queries=queries)
            except (
                OSError,
                ValueError,
            ) as error:  # no reader goes without a page because it cannot be counted
                self.meter = None
                logger.warning("This process counts no more requests: %s", error)
        return response
