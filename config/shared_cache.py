"""Bytes that the processes of all web machines share, in Redis or Memcached: a help, never a need.

`CACHE_URL` names the server and makes the cache `pages` (`config.services`). Whatever happens to it, nothing is raised
here: what cannot be read is not there, what cannot be written is not kept.
"""

import hashlib
import logging
import time

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger(__name__)

ALIAS = "pages"
LARGEST = 1_000_000  # bytes: Memcached takes 1 MiB with the key, and what is larger is asked for seldom
REST = 10  # seconds for which a process leaves a server alone that did not answer


class PlainBytes:
    """What Django's two backends do to a value before they store it: nothing. Their own way is pickle, which would
    let whoever can write to the server run code in the site.
    """

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value

    def serialize(self, key: str, value: bytes) -> tuple[bytes, int]:
        return value, 0

    def deserialize(self, key: str, value: bytes, flags: int) -> bytes:
        return value


class SharedCache:
    """`get` and `put` of bytes under any text. One question to the server each, half a second at most."""

    def __init__(self) -> None:
        self._rests_until = 0.0  # by the monotonic clock

    def get(self, key: str) -> bytes | None:
        """The bytes, or None: nothing is kept under it, or the server is away."""
        if time.monotonic() < self._rests_until:
            return None
        try:
            return caches[ALIAS].get(_short(key))
        except Exception as error:  # each client has its own, and none may cost a reader the page
            return self._let_rest(error)

    def put(self, key: str, value: bytes) -> bool:
        """Keep it, unless it is too large or the server is away, and say whether it is kept. The server forgets what it
        has no room for.
        """
        if len(value) > LARGEST or time.monotonic() < self._rests_until:
            return False
        try:
            caches[ALIAS].set(_short(key), value)
        except Exception as error:  # the same
            self._let_rest(error)
            return False
        return True

    def _let_rest(self, error: Exception) -> None:
        self._rests_until = time.monotonic() + REST
        logger.warning(
            "The cache in CACHE_URL does not answer; for %d s this process goes without it: %s", REST, error
        )


def is_there() -> bool:
    """Whether a setting names a cache that machines share."""
    return ALIAS in settings.CACHES


def _short(key: str) -> str:
    """Memcached takes 250 signs of ASCII; an address may have more, and any."""
    return hashlib.sha256(key.encode()).hexdigest()
