"""Taking away a second factor that is lost: by an administrator, or by whoever runs the machine."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from articles.access import log, sessions
from articles.choices import AccessEvent


@transaction.atomic
def remove_all(account: Any) -> bool:
    """Program, passkeys and recovery codes; whoever has the lost device is logged out. Whether there were any."""
    number, _rows = Authenticator.objects.filter(user=account).delete()
    if number:
        log.record(AccessEvent.FACTOR_REMOVED, account)
        sessions.end_all(account)
    return bool(number)
