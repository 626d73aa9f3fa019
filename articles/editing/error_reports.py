"""Readers' reports of errors: taken in, unless they come as a flood."""

import datetime as dt

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.access.client_address import household_of
from articles.models import ErrorReport

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
FROM_ONE, FROM_ALL = 5, 200  # reports an hour


class Flood(Exception):
    """More reports than anybody types, or than anybody could answer."""


def sender_of(request: HttpRequest) -> str:
    """Who sends, as a keyed hash of the network address and the day: it tells two senders apart and names neither."""
    given = household_of(request)
    return salted_hmac(
        "articles.error_reports", f"{timezone.localdate()} {given}", algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def receive(report: ErrorReport) -> None:
    """Save a valid report. Raise Flood when its sender, or all of them together, sent too many in the last hour.

    The marks of yesterday's senders go with the next report. Four queries.
    """
    now = timezone.now()
    ErrorReport.objects.filter(at__lt=now - DAY).exclude(sender="").update(sender="")
    lately = ErrorReport.objects.filter(at__gte=now - HOUR)
    if lately.filter(sender=report.sender).count() >= FROM_ONE or lately.count() >= FROM_ALL:
        raise Flood
    report.save()
