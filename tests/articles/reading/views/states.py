"""An article in each state that hides it from readers."""

import datetime as dt

from django.utils import timezone

from articles.choices import Status
from tests.factories import PUBLISHED_AT

HIDDEN = {
    "draft": {"status": Status.DRAFT},
    "in review": {"status": Status.IN_REVIEW},
    "scheduled": {"status": Status.PUBLISHED, "publish_at": None},
    "withdrawn": {
        "status": Status.WITHDRAWN,
        "withdrawn_at": PUBLISHED_AT + dt.timedelta(days=1),
        "withdrawal_reason": "Invented.",
    },
}


def hidden(state: str) -> dict:
    """The fields that put an article into a hidden state; the scheduled one is due in a minute."""
    fields = dict(HIDDEN[state])
    if state == "scheduled":
        fields["publish_at"] = timezone.now() + dt.timedelta(minutes=1)
    return fields
