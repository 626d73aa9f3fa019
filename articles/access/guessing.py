"""Guessing is slowed down: by account, by network address, and by both together.

Each key has some tries free; then it waits a minute, then two, at most fifteen, and is asked nothing meanwhile. A try
is counted before the password is looked at, so that a hundred sent at once are counted as well; the right one is taken
back. Whether an account exists makes no difference, in words, queries or time: keys are made of what was typed.

A known device has a key of its own and is asked for no other: nobody elsewhere can keep its owner out.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.access import known_devices
from articles.access.client_address import household_of
from articles.models import LoginTries

MINUTE = dt.timedelta(minutes=1)
# Wrong passwords before the first wait. An office has one address and many editors; a botnet has many addresses.
FREE = {"device": 10, "pair": 5, "account": 20, "address": 50}
LONGEST = 15 * MINUTE
FORGOTTEN = 120 * MINUTE  # after the last try


class MustWait(Exception):
    """Too many wrong passwords; `minutes` until the next may be tried."""

    def __init__(self, until: dt.datetime) -> None:
        self.minutes = max(1, -(-(until - timezone.now()) // MINUTE))
        super().__init__(until)


@dataclass(frozen=True)
class Try:
    """One password, or one code, that is about to be looked at."""

    keys: dict[str, str]
    starts_wait: bool

    def take_back(self) -> None:
        """It was right, so it is no failure. What failed before it stays until the person is really in."""
        with transaction.atomic():
            for row in LoginTries.objects.select_for_update().filter(key__in=self.keys).order_by("key"):
                row.failures = max(0, row.failures - 1)
                row.waits_until = None
                row.save()


def keys_of(request: HttpRequest, name: str) -> dict[str, str]:
    """What a try counts for: the kind of each key."""
    if device := known_devices.device_of(request, name):
        return {_key("device", name, device): "device"}
    address = household_of(request)
    return {
        _key("pair", name, address): "pair",
        _key("account", name): "account",
        _key("address", address): "address",
    }


def begin(request: HttpRequest, name: str) -> Try:
    """Count a try. Raise MustWait, and write nothing, where one has to wait. Some ten queries."""
    keys, now = keys_of(request, name), timezone.now()
    _refuse(list(LoginTries.objects.filter(key__in=keys)), now)
    _clear_away(now)
    starts_wait = False
    with transaction.atomic():
        LoginTries.objects.bulk_create([LoginTries(key=key) for key in sorted(keys)], ignore_conflicts=True)
        rows = list(LoginTries.objects.select_for_update().filter(key__in=keys).order_by("key"))
        _refuse(rows, now)  # somebody else's try may have come first
        for row in rows:
            row.failures, row.last_at = row.failures + 1, now
            beyond = row.failures - FREE[keys[row.key]]
            if beyond >= 0:
                row.waits_until = now + min(MINUTE * 2 ** min(beyond, 10), LONGEST)
                starts_wait = True
        LoginTries.objects.bulk_update(rows, ["failures", "last_at", "waits_until"])
    return Try(keys, starts_wait)


def forget(request: HttpRequest, name: str) -> None:
    """The person is in. What was tried from the same address for other accounts stays counted. One query."""
    keys = {_key("account", name), _key("pair", name, household_of(request))}
    if device := known_devices.device_of(request, name):
        keys = {_key("device", name, device)}
    LoginTries.objects.filter(key__in=keys).delete()


def use_once(name: str, code: str) -> bool:
    """Whether a code was not used before, in any process. It is forgotten long after its time."""
    return LoginTries.objects.get_or_create(key=_key("code", name, code))[1]


def _refuse(rows: list[LoginTries], now: dt.datetime) -> None:
    """A wait that is longer than any was given by a clock that ran fast and has been set right since: it is over."""
    waits = [row.waits_until for row in rows if row.waits_until and now < row.waits_until <= now + LONGEST]
    if waits:
        raise MustWait(max(waits))


def _clear_away(now: dt.datetime) -> None:
    """What nobody tried for long is forgotten. By itself, and never waiting: a try locks its rows in their order."""
    with transaction.atomic():
        old = LoginTries.objects.select_for_update(skip_locked=True).filter(last_at__lt=now - FORGOTTEN)
        LoginTries.objects.filter(key__in=list(old.values_list("key", flat=True)[:500])).delete()


def _key(kind: str, *parts: str) -> str:
    text = "\x00".join((kind, *parts))
    return salted_hmac("articles.access.guessing", text, algorithm="sha256").hexdigest()
