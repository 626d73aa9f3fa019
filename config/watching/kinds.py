"""Kinds of addresses: what logs and metrics call a page, a route of ours and never what a visitor typed."""

from django.conf import settings
from django.http import HttpRequest

NO_PAGE, FILES, DESK = "none", "static", "admin"
HIT, MISS, NOT_KEPT = "hit", "miss", "no"


def kind_of(request: HttpRequest) -> str:
    """The route, `articles:list` say; the pages of the desk are one kind. Asks nothing."""
    if kind := getattr(request, "kind", ""):
        return kind
    match = request.resolver_match
    if match is not None:
        return DESK if match.route.startswith(f"{DESK}/") else match.view_name or NO_PAGE
    return FILES if request.path_info.startswith(settings.STATIC_URL) else NO_PAGE


def kept(request: HttpRequest) -> str:
    """Whether the page was sent as it was kept, was made to be kept, or is none that is kept."""
    return getattr(request, "kept", NOT_KEPT)


def note_kept(request: HttpRequest, kind: str, kept: str) -> None:
    """Of a page that passes no router."""
    request.kind, request.kept = kind, kept  # type: ignore[attr-defined]
