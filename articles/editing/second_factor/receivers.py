"""What the access log is told of second factors, and that a session gets a new key with one."""

from typing import Any

from allauth.mfa import signals
from django.http import HttpRequest

from articles.access import log, sessions
from articles.choices import AccessEvent


def connect() -> None:
    signals.authenticator_added.connect(added, dispatch_uid="access_factor_added")
    signals.authenticator_reset.connect(added, dispatch_uid="access_factor_renewed")
    signals.authenticator_removed.connect(removed, dispatch_uid="access_factor_removed")


def added(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    sessions.rights_changed([user])
    log.record(AccessEvent.FACTOR_ADDED, user, request)


def removed(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    sessions.rights_changed([user])
    log.record(AccessEvent.FACTOR_REMOVED, user, request)
