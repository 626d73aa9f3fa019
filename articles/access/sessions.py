"""Sessions: how long they live, what ends all of an account, and when one gets a new key.

Logging in gives a new key (Django's own), and so does a change of rights, at the next request. A session ends when
nothing was done for `SESSION_IDLE_MINUTES`, when it is `SESSION_HOURS` old, and when the account was logged out
everywhere; a new password ends all others (Django's own). The text of a form that is sent then goes through the log-in
(`articles.editing.session_recovery`).
"""

import contextlib
import datetime as dt
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from articles.access import log
from articles.choices import AccessEvent
from articles.models import SessionMark

BEGAN, SEEN, KEYED = "access.began", "access.seen", "access.keyed"  # seconds, in the session
NOTED_EVERY = 60  # seconds: a save at each request would cost more than it tells


def begin(request: HttpRequest, account: Any) -> None:
    """Somebody has logged in: after all of their sessions were ended, even where the clock ran fast then. One query."""
    now = time.time()
    mark = SessionMark.objects.filter(account=account.pk).first()
    ended = mark.ended_at.timestamp() if mark and mark.ended_at else now
    request.session[BEGAN] = max(now, ended)
    request.session[SEEN] = request.session[KEYED] = now


def hold(request: HttpRequest) -> None:
    """End the session of a request if its time has come, before anything else is asked of it. One query."""
    if BEGAN not in request.session:  # of an older release
        begin(request, request.user)
        _save(request, was_changed=False)
    now = time.time()
    mark = SessionMark.objects.filter(account=request.user.pk).first()
    if reason := _end_of(request, now, mark):
        end(request, reason)
        return
    if mark and _is_before(request.session[KEYED], mark.rights_changed_at):
        request.session.cycle_key()
        request.session[KEYED] = now
    # The form of an article asks by itself who else has it open: nobody need be there for that.
    if now - request.session[SEEN] > NOTED_EVERY and not request.path.endswith("/presence/"):
        was_changed = request.session.modified
        request.session[SEEN] = now
        _save(request, was_changed=was_changed)


def end(request: HttpRequest, reason: AccessEvent) -> None:
    """Log out, and say in the log why."""
    request.session_ends_by = reason
    logout(request)


def end_all(account: Any) -> None:
    """Log out everywhere. The browser that asks for it goes on (`begin` comes after it). Two queries."""
    SessionMark.objects.update_or_create(account=account, defaults={"ended_at": timezone.now()})
    log.record(AccessEvent.LOGGED_OUT_EVERYWHERE, account)


def rights_changed(accounts: Any) -> None:
    """Their sessions get new keys. One query."""
    now = timezone.now()
    SessionMark.objects.bulk_create(
        [SessionMark(account=account, rights_changed_at=now) for account in accounts],
        update_conflicts=True,
        unique_fields=["account"],
        update_fields=["rights_changed_at"],
    )


def _end_of(request: HttpRequest, now: float, mark: SessionMark | None) -> AccessEvent | None:
    if mark and _is_before(request.session[BEGAN], mark.ended_at):
        return AccessEvent.ENDED
    if now - request.session[BEGAN] > settings.SESSION_COOKIE_AGE:
        return AccessEvent.TOO_OLD
    if now - request.session[SEEN] > settings.SESSION_IDLE_SECONDS:
        return AccessEvent.IDLE
    return None


def _is_before(moment: float, other: dt.datetime | None) -> bool:
    return other is not None and moment < other.timestamp()


def _save(request: HttpRequest, *, was_changed: bool) -> None:
    """At once: where the database takes nothing (a full disk), reading goes on all the same."""
    with contextlib.suppress(DatabaseError, UpdateError):
        request.session.save()
    request.session.modified = was_changed
