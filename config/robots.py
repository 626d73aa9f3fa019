"""robots.txt: crawlers may read everything public."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt with the addresses of the sitemaps."""
    sitemaps = [
        f"Sitemap: {request.build_absolute_uri(reverse(name))}" for name in ("sitemap", "sitemap_news")
    ]
    # The choices of a search multiply its addresses without end; what it finds has pages of its own.
    searches = ("/search/", "/vi/search/", "/*?*&*=")
    forms = ("/report/", "/vi/report/")
    closed = [f"Disallow: {path}" for path in ("/admin/", "/preview/", "/vi/preview/", *forms, *searches)]
    lines = ["User-agent: *", *closed, "", *sitemaps, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
