"""Agreements."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def agreement_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def agreement(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
