"""Former addresses: a page below an address part that its entry had before leads to the same page below today's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from provinces.models.former_address import part_of_today

View = Callable[..., HttpResponse]


def follows_renames(of: type[Model] | Callable[[str], str]) -> Callable[[View], View]:
    """A view of `slug`, or 301 to itself under the part of today, with whatever else was asked.

    `of` is the table whose triggers keep former parts, or says the part of today, "" for none. What lives under the
    asked part answers first. A page that would be a 404 under the part of today is one here as well: the new name may
    be one that nobody may see yet. Costs a living page nothing.
    """
    today: Callable[[str], str] = (lambda slug: part_of_today(of, slug)) if isinstance(of, type) else of

    def following(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, slug: str, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, slug=slug, **kwargs)
            except Http404:
                renamed = today(slug)
                if not renamed:
                    raise
            answer = view(request, *args, slug=renamed, **kwargs)
            if answer.status_code != 200 or request.resolver_match is None:
                return answer
            address = reverse(request.resolver_match.view_name, args=args, kwargs={**kwargs, "slug": renamed})
            asked = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{asked}" if asked else address)

        return answered

    return following
