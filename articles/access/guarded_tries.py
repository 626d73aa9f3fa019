"""Guarded tries: a password or a code is looked at as one counted try, and what came of it is in the access log."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.access import guessing, log
from articles.choices import AccessEvent


def guarded[Answer](
    request: HttpRequest, name: str, event: AccessEvent, look: Callable[[], Answer]
) -> Answer:
    """What `look` answers, which raises ValidationError for what is wrong; so does this where one has to wait.

    The try is counted before `look` is called, and taken back where it was right. `event` is what the log says of a
    wrong one.
    """
    try:
        tried = guessing.begin(request, name)
    except guessing.MustWait as error:
        raise _must_wait(error) from error
    try:
        answer = look()
    except ValidationError:
        log.record_failure(event, name, request)
        if tried.starts_wait:
            log.record_failure(AccessEvent.LOCKED, name, request)
        raise
    tried.take_back()
    return answer


def _must_wait(error: guessing.MustWait) -> ValidationError:
    """In words, the same whether or not the account exists."""
    sentence = ngettext(
        "Too many tries failed. Try again in %(minutes)d minute, or in a browser in which you have logged in before.",
        "Too many tries failed. Try again in %(minutes)d minutes, or in a browser in which you have logged in before.",
        error.minutes,
    )
    return ValidationError(sentence % {"minutes": error.minutes}, code="must_wait")
