"""The address that a page is kept under: host, path and the query keys that pages know."""

from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

# All that any page of ours reads. One that is missing here costs speed: a page asked with it is rendered each time.
KNOWN = {
    "after",
    "before",
    "country",
    "from",
    "instrument",
    "level",
    "of",
    "p",
    "page",
    "person",
    "province",
    "q",
    "section",
    "sort",
    "status",
    "tag",
    "to",
    "unit",
    "year",
}
# What others add to our addresses to count who came from where. No page reads it, so it is no part of the address.
IGNORED_PREFIX = "utm_"
IGNORED = {"fbclid", "gclid", "msclkid", "ref", "zalo", "zarsrc"}
# The desk; what is of the very moment; files, which are compressed and found without a query already.
NEVER = ("/admin/", "/healthz", "/readyz", "/metrics", "/sitemap-news.xml", "/media/", "/static/")
# Pictures are files, sent from where they lie: to look first whether one is kept doubled what sending it takes.
FILES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
# Set by `config.mirror` in the environment of a request, where no visitor can set a key.
RENDERED_ANEW = "borderpost.rendered_anew"


def clean_query(query: str) -> str | None:
    """The query without what counts visitors, in the order given; None when it holds what no page is known to read."""
    kept = []
    for part in query.split("&") if query else ():
        name = unquote(part.partition("=")[0])
        if name in KNOWN:
            kept.append(part)
        elif part and name not in IGNORED and not name.startswith(IGNORED_PREFIX):
            return None
    return "&".join(kept)


def address_of(request: HttpRequest) -> str | None:
    """What the page is kept under, or None for what is never kept. Asks no database.

    The query of the request is cleaned: what a page prints of its own address is the same for all who ask for it.
    """
    if (
        request.method not in ("GET", "HEAD")
        or request.path_info.startswith(NEVER)
        or request.path_info.endswith(FILES)
        or RENDERED_ANEW in request.META
    ):
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    query = clean_query(request.META.get("QUERY_STRING", ""))
    if query is None:
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    request.META["QUERY_STRING"] = query
    return f"{request.scheme}://{host}{request.path}?{query}"
