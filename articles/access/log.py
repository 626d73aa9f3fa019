"""The access log: what happened to an account, written as it happens. It holds no password, and no name that is none.

People type passwords where their name belongs, so a name that is no account's is left out.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import DatabaseError
from django.http import HttpRequest

from articles.access.client_address import neighbourhood_of
from articles.access.current_request import current_request
from articles.choices import AccessEvent
from articles.models import AccessEntry


def record(event: AccessEvent, account: Any, request: HttpRequest | None = None) -> None:
    """One line about an account. Who did it is named where it was somebody else. One query."""
    request = request or current_request()
    by = getattr(request, "user", None)
    AccessEntry.objects.create(
        event=event,
        account=account.pk,
        name=account.get_username(),
        by=by.get_username() if by is not None and by.is_authenticated and by.pk != account.pk else "",
        network=neighbourhood_of(request) if request is not None else "",
    )


def record_failure(event: AccessEvent, name: str, request: HttpRequest) -> None:
    """The same two queries for a name that is an account's and for one that is none."""
    account = get_user_model()._default_manager.filter(username=name).first()
    AccessEntry.objects.create(
        event=event,
        account=account.pk if account else None,
        name=account.get_username() if account else "",
        network=neighbourhood_of(request),
    )


def record_if_possible(event: AccessEvent, account: Any, request: HttpRequest) -> None:
    """For what must happen all the same where the database takes nothing: the end of a session."""
    try:
        record(event, account, request)
    except DatabaseError:
        return
