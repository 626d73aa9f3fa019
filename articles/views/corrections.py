"""Every change note, newest first."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def corrections(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
