"""Kept readings of the registry: what is made of it alone stays in the process until the registry changes.

The registry is some hundred rows that editors change now and then, and most pages show much of it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import router
from django.db.models import Model
from django.utils.translation import get_language

from provinces.models.registry_version import RegistryVersion

MOST = 2_000  # readings; pages of all provinces in both languages are below 500

_kept: dict[tuple[str, str, str | None], tuple[str, Any]] = {}
_stamps: ContextVar[dict[str, Any] | None] = ContextVar("versions of the registry at hand", default=None)


@contextmanager
def registry_at_hand() -> Iterator[None]:
    """For a request: within it the version of the registry is asked at most once."""
    token = _stamps.set({})
    try:
        yield
    finally:
        _stamps.reset(token)


def is_at_hand() -> bool:
    return _stamps.get() is not None


def is_read_at(stamp: str, database: str) -> bool:
    """Whether a request has read nothing of the registry, or all of it at this version."""
    stamps = _stamps.get()
    return stamps is not None and stamps.get(database, stamp) == stamp


def kept[Made](what: str, read: Callable[[], Made]) -> Made:
    """What `read` makes of the registry and of the language in use, and of nothing else; `what` names it.

    Who gets it must not change it: others get the same. One query for the version in a request, and those of `read`
    once in a process after each change. The version is asked before the rows are read, so that rows of a later time
    are at worst read once more.
    """
    database = router.db_for_read(RegistryVersion)
    key = (what, database, get_language())
    stamp = _stamp(database)
    if (found := _kept.get(key)) and stamp and found[0] == stamp:
        return found[1]
    made = read()
    if stamp:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = (stamp, made)
    return made


def once[Made](what: str, read: Callable[[], Made]) -> Made:
    """What `read` makes, once in a request; `what` names it."""
    there = _stamps.get()
    if there is None:
        return read()
    if what not in there:
        there[what] = read()
    return there[what]


def own[Row: Model](rows: Iterable[Row]) -> list[Row]:
    """Copies of kept rows, for a page that writes on them; what they refer to is shared."""
    return [_copy(row) for row in rows]


def _copy[Row: Model](row: Row) -> Row:
    made = row.__class__.__new__(row.__class__)
    made.__dict__.update(row.__dict__)
    if fetched := made.__dict__.get("_prefetched_objects_cache"):
        made._prefetched_objects_cache = dict(fetched)
    return made


def _stamp(database: str) -> str:
    stamps = _stamps.get()
    if stamps is None:
        return RegistryVersion.now()
    if database not in stamps:
        stamps[database] = RegistryVersion.now()
    return stamps[database]
