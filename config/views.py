"""Error views, in the site's dress."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.editing import login
from articles.reading.views import report
from articles.search.query_parser import LONGEST
from config import away


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400. Says what was wrong where we found out ourselves; what an attacker sent is not repeated."""
    return refused(request, str(exception) if isinstance(exception, BadRequest) else "")


def refused(request: HttpRequest, reason: str, *, status: int = 400) -> HttpResponse:
    """The page of a request that cannot be answered, with the reason in words where there is one."""
    return render(request, "400.html", {"reason": reason, "status": status, "no_twin": True}, status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return render(request, "403.html", {"no_twin": True}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same page for what never was and for what nobody may see yet. Search is filled in from the address."""
    return render(request, "404.html", {"words": words_of(request.path_info), "no_twin": True}, status=404)


def words_of(path: str) -> str:
    """The end of an address as a reader would type it: /provinces/dien-bien/ -> dien bien. Numbers say nothing."""
    last = re.sub(r"[\W_]+", " ", path.rstrip("/").rpartition("/")[2]).strip()
    return last[:LONGEST] if re.search(r"[^\W\d]", last) else ""


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What the CSRF check calls instead of a view: the text that was typed is given back, to be sent once more."""
    if getattr(request.resolver_match, "view_name", "") == "articles:report":
        return report.refused(request)
    return login.refused(request, reason)


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Without request, context processors, database or addresses: whatever broke may be any of them.

    Where it is the database or the disk, and passes, 503.
    """
    if away.is_away(away.being_handled()):
        return away.answer(request)
    return HttpResponseServerError(render_to_string("500.html"))
