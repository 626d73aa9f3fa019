"""Language of the desk's pages: each person's own, as their profile says; English before anybody has logged in.

Kept in the session with the language they translate into, so that no page asks for either: one that is open elsewhere
hears of a change at its next log-in.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from articles.access.desk_pages import is_of_desk
from articles.choices import Language
from articles.models import Profile

KEY = "desk.language"
INTO = "desk.translates_into"


def of(request: HttpRequest) -> str:
    said = request.session.get(KEY)
    return said if said in Language.values else Language.ENGLISH


def translates_into(request: HttpRequest) -> str:
    """What a new article of theirs begins with; empty where the profile names none."""
    said = request.session.get(INTO)
    return said if said in Language.values else ""


def remember(request: HttpRequest, language: str, into: str) -> None:
    request.session[KEY], request.session[INTO] = language, into


def spoken(request: HttpRequest) -> Any:
    """For what is said in it."""
    return translation.override(of(request))


def logged_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """One query."""
    if languages := Profile.objects.filter(pk=user.pk).values_list("language", "translates_into").first():
        remember(request, *languages)


class InterfaceLanguageMiddleware:
    """Below the session. Readers' pages speak the language of their address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_of_desk(request):
            return self.get_response(request)
        with spoken(request):
            request.LANGUAGE_CODE = language = translation.get_language()
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response
