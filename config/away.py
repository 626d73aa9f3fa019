"""When the database is away or nothing can be written: 503 in the reader's language, with what was typed in hand.

The one place is the view of uncaught errors, so it holds for whatever asks the database: views, sessions, middleware.
"""

import errno
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from articles.editing.session_recovery import pack, unpack

AWAY = (OperationalError, InterfaceError)
NO_ROOM = {errno.ENOSPC, errno.EROFS, errno.EDQUOT}
RETRY_AFTER = "30"  # seconds


def is_away(error: BaseException | None) -> bool:
    """Whether the trouble is the database's or the disk's, and passes."""
    return isinstance(error, AWAY) or (isinstance(error, OSError) and error.errno in NO_ROOM)


def being_handled() -> BaseException | None:
    """The error that the view of errors is called for; Django does not hand it over."""
    return sys.exception()


def answer(request: HttpRequest) -> HttpResponse:
    """Without the database. What was sent, but for passwords and files, stands in a form to be sent once more."""
    with translation.override("vi" if request.path_info.startswith("/vi/") else "en"):
        found = _saved_nothing(request) if request.method == "POST" else _shown(request, {})
    found.headers["Retry-After"] = RETRY_AFTER
    found.headers["Cache-Control"] = "no-store"
    return found


def _saved_nothing(request: HttpRequest) -> HttpResponse:
    sentence = _("This cannot be saved just now: the disk is full, or the database does not answer.")
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"problem": sentence}, status=503)
    fields = [] if any("password" in name for name in request.POST) else unpack(pack(request))
    files = [file.name for file in request.FILES.values()]
    return _shown(request, {"sentence": sentence, "fields": fields, "lost_files": files})


def _shown(request: HttpRequest, context: dict) -> HttpResponse:
    context |= {"no_twin": True, "target": request.get_full_path()}
    try:
        return render(request, "503.html", context, status=503)
    except Exception as error:  # the page of errors is the last one: whatever it needs may be what broke
        if not is_away(error):
            raise
        return HttpResponseServerError(_("The database does not answer."), status=503)
