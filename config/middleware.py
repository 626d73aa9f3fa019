"""Middleware: readable addresses, headers on every response, the language of the path."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.translation import gettext as _

from articles.access.desk_pages import is_of_desk
from config.views import refused
from provinces.models.kept_registry import registry_at_hand

Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
# Bytes: the report of an error with all its fields full, in Vietnamese and percent-encoded, is below 60,000.
LARGEST_FORM = 100_000
BESIDE_FILES = 2 * 1024 * 1024  # bytes of the form that files come with
LONGEST_ADDRESS = 4_000  # characters; the longest address the site itself prints is below 600


class SecurityHeadersMiddleware:
    """Add the headers Django has no setting for; log-in pages and the admin are never stored.

    Also those that Django's own middleware adds to all but what it refuses itself: a host that is none of ours.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.everywhere = {
            "Permissions-Policy": PERMISSIONS,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
            "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
            "X-Content-Type-Options": "nosniff",
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.everywhere.items():
            response.headers.setdefault(name, value)
        if is_of_desk(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response


class CompressedTextMiddleware(GZipMiddleware):
    """Django's own compression, for words alone: pictures and downloads are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or not (kind.startswith("text/") or kind.endswith(("xml", "json", "bibtex"))):
            return response
        return super().process_response(request, response)


class FreshMiddleware(ConditionalGetMiddleware):
    """What somebody keeps of the site is asked for again each time, and sent again only when it is another.

    Without a word on it, browsers guess how long a page stays good, and guess in months where its date is old. The
    date of the newest entry is no help: it stays the same when another entry is withdrawn. The bytes are the mark.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers.pop("Last-Modified", None)
        if response.status_code == 304:  # a length of nothing would be taken for that of what is kept
            response.headers.pop("Content-Length", None)
        return super().process_response(request, response)


class UnreadableAddressMiddleware:
    """Refuse addresses no page can have: a NUL (PostgreSQL refuses it later, as a 500), or thousands of characters."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = request.get_full_path()
        if len(address) > LONGEST_ADDRESS:
            return refused(request, _("This address is too long to be one of ours."), status=414)
        if "\x00" in address or "%00" in address:
            return refused(request, _("This address has an unreadable character in it."))
        return self.get_response(request)


class SmallFormsMiddleware:
    """Refuse what is larger than any form before it is read, files as well: a reader's, and one of the desk.

    Whoever is not logged in reaches the log-in of the desk: unread, a gigabyte that is sent there fills no disk.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or ""
        size = int(length[:12]) if length.isdecimal() else 0
        if not is_of_desk(request):
            if size > LARGEST_FORM:
                return refused(request, _("That is too much for a form of this site."), status=413)
        elif size > (limit := settings.DESK_MAX_BYTES + BESIDE_FILES):
            sentence = _(
                "That is more than the desk takes at once (%(limit)d MB), and nothing of it was saved. Go back to the"
                " form and send fewer files at a time."
            )
            return refused(request, sentence % {"limit": limit // 1_048_576}, status=413)
        return self.get_response(request)


class LanguageOfPathMiddleware:
    """Below /vi/ speak Vietnamese, everywhere else English: the address alone decides, never a header or cookie.

    Django's own LocaleMiddleware adds `Vary: Accept-Language` to every page, which splits caches for nothing here.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = "vi" if request.path_info.startswith("/vi/") else "en"
        with translation.override(language), registry_at_hand():
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
