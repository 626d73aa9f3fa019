"""Border guard units."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def unit_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def unit(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
