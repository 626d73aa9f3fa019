"""Articles by date."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def year(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def month(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def day(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
