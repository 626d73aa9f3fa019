"""The registry as of a day, `?asof=`: not built yet, so a page that would show today instead is not sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _


def refuses_as_of(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """400 for an address that asks for a day: the answer would be of today, and nobody would know."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "asof" in request.GET:
            raise BadRequest(
                _("The registry cannot be shown as of a day yet; leave “asof” out of the address.")
            )
        return view(request, *args, **kwargs)

    return answered
