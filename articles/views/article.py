"""One article, its permanent short address, and its pictures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def article(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def by_number(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def image(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
