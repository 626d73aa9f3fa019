"""Middleware that sends a page again until something that it shows has changed."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import PublicVersion
from config.away import AWAY
from config.kept_pages import cdn
from config.kept_pages.addresses import address_of
from config.kept_pages.entry import Entry, may_be_kept
from config.kept_pages.one_at_a_time import OneAtATime
from config.kept_pages.shelf import Shelf
from config.kept_pages.validity import rendered, stamps
from config.middleware import CompressedTextMiddleware, FreshMiddleware
from config.watching.kinds import HIT, MISS, kind_of, note_kept

# A page that is kept is rendered whole and as it is; what the visitor has and takes is asked of the entry.
ASKED = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH")


class KeptPagesMiddleware:
    """The first of all: what is kept passes through no other. One query a request, two rows by their keys."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.KEPT_PAGES_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.fresh = FreshMiddleware(get_response)
        self.compressed = CompressedTextMiddleware(get_response)
        self.shelf = Shelf()
        self.rendering = OneAtATime(self.shelf.locks)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = address_of(request)
        if address is None:
            return self.get_response(request)
        try:
            return self._answered(request, address)
        except AWAY:
            return self._without_database(request, address)

    def _without_database(self, request: HttpRequest, address: str) -> HttpResponse:
        """Nothing says what holds. A copy of the database may show the page; else it is what it was when the database
        was heard of last. What had changed by then, a withdrawn article say, is not shown again.
        """
        response = self.get_response(request) if "replica" in settings.DATABASES else None
        if response is not None and response.status_code != 503:
            return response
        entry = self.shelf.held_last(address)
        if entry is not None:
            note_kept(request, entry.kind, HIT)
            return entry.answer_unasked(request)
        return response or self.get_response(request)

    def _answered(self, request: HttpRequest, address: str) -> HttpResponse:
        entry = self._kept(address)
        if entry is not None:
            return _answer(entry, request, HIT)
        if request.method == "HEAD":
            return self.get_response(request)
        with self.rendering.alone(address):
            entry = self._kept(address) or self._kept_by_others(address)
            return _answer(entry, request, HIT) if entry is not None else self._rendered(request, address)

    def _kept(self, address: str) -> Entry | None:
        """The entry, if it still holds."""
        entry = self.shelf.memory.get(address)
        return self._holding(address, entry) if entry is not None else None

    def _kept_by_others(self, address: str) -> Entry | None:
        """The entry that another process made, if it still holds; from now on in this one's memory, too."""
        entry = self.shelf.from_others(address)
        held = self._holding(address, entry) if entry is not None else None
        if held is not None and held is entry:
            self.shelf.memory.put(address, entry)
        return held

    def _holding(self, address: str, entry: Entry) -> Entry | None:
        """The entry if it holds, for the newest version when what was written since is none of what it shows."""
        version, now = self._version(), timezone.now().timestamp()
        if entry.holds(version, now):
            return entry
        if not entry.may_hold(version, now) or stamps(entry.parts or ()) != entry.parts:
            return None
        renewed = entry.renewed(version)
        # For all processes: it is read where the database is away, also after a restart.
        self.shelf.put(address, renewed)
        return renewed

    def _version(self) -> str:
        """The version of everything; the shelf remembers it."""
        version = PublicVersion.now()
        self.shelf.saw(version)
        return version

    def _rendered(self, request: HttpRequest, address: str) -> HttpResponse:
        """Rendered now, and kept unless something was written meanwhile."""
        asked = {name: request.META.pop(name) for name in ASKED if name in request.META}
        response, validity = rendered(self.get_response, request)
        request.META.update(asked)
        if not may_be_kept(response):
            return self.compressed.process_response(request, self.fresh.process_response(request, response))
        entry = Entry.of(response, validity, kind=kind_of(request))
        if validity.version:
            self.shelf.saw(validity.version)
            self.shelf.put(address, entry)
        return _answer(entry, request, MISS)


def _answer(entry: Entry, request: HttpRequest, kept: str) -> HttpResponse:
    """With what a CDN is told, which is no part of what is kept: it depends on the time."""
    note_kept(request, entry.kind, kept)
    response = entry.answer(request)
    for name, value in cdn.headers(entry, timezone.now().timestamp()).items():
        response.headers[name] = value
    return response
