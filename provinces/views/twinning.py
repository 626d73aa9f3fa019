"""Twinnings."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def pair_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def pair(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
