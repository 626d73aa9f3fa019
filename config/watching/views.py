"""The page of metrics, for Prometheus alone: who has the token reads it, and without one it is not there."""

from hmac import compare_digest
from importlib import import_module

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

KIND = "text/plain; version=0.0.4; charset=utf-8"


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """What all processes of this machine counted, and how the site is."""
    if not settings.METRICS_TOKEN:
        raise Http404
    given = request.headers.get("Authorization", "").encode(errors="replace")
    if not compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode()):
        refusal = HttpResponse("A token is needed.\n", status=401, content_type="text/plain")
        refusal.headers["WWW-Authenticate"] = "Bearer"
        return refusal
    # The middleware has named the folder and imported it; a site without metrics does neither.
    return HttpResponse(import_module("config.watching.meter").told(), content_type=KIND)
