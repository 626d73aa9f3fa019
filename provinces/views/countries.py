"""One neighbour or partner."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def country(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
