"""Provinces."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def province_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def province(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
