"""Validity: what must be so that a page which was rendered before is still the same."""

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.choices import Language
from articles.models import Article, ChangeNote, PublicVersion
from articles.models.public_version import EVERYTHING
from provinces.datatypes.shown import noting


@dataclass(frozen=True, kw_only=True)
class Validity:
    """`version` is of everything readers see; `parts`, where known, of all that the page shows. `since` and `until` are
    seconds: a clock that was set back makes a scheduled article wait again, so a page made later by it is not right.

    `parts` None: the page is another one as soon as anything is.
    """

    version: str
    until: float
    since: float = -math.inf
    parts: dict[str, str] | None = field(default=None, compare=False)

    def holds(self, version: str, now: float) -> bool:
        return bool(version) and self.version == version and self.since <= now < self.until

    def may_hold(self, version: str, now: float) -> bool:
        """Whether its parts decide: only the newspaper has moved, and the page names what it shows of it."""
        registry, registry_now = (each.partition("/")[2] for each in (self.version, version))
        return self.parts is not None and registry == registry_now and self.since <= now < self.until


def rendered(
    get_response: Callable[[HttpRequest], HttpResponse], request: HttpRequest
) -> tuple[HttpResponse, Validity]:
    """The answer, and how long it holds: not at all if something was written meanwhile, for nobody knows which half
    it shows.
    """
    since, version, good_until = timezone.now().timestamp(), PublicVersion.now(), until()
    with noting() as shown:
        response = get_response(request)
    names = shown.parts()
    parts = None if names is None else stamps(names)
    if PublicVersion.now() != version:
        version = ""
    if shown.is_timeless:
        since, good_until = -math.inf, math.inf
    return response, Validity(version=version, since=since, until=good_until, parts=parts)


def stamps(names: Iterable[str]) -> dict[str, str]:
    """Of each of these parts; empty for one that never moved. One query."""
    found = PublicVersion.of(names)
    return {name: found.get(name, "") for name in names}


def until() -> float:
    """Seconds since 1970 of the next moment that may change a page although nobody writes. One query.

    Scheduled articles and notes become due; at midnight in Viet Nam there is another "on this day". Each is looked up
    in its index.
    """
    now = timezone.localtime()
    midnight = (now + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    due = {
        language: Article.objects.in_language(language)
        .scheduled()
        .order_by("publish_at")
        .values("publish_at")
        for language in Language
    }
    due["notes"] = ChangeNote.objects.filter(at__gt=now).order_by("at").values("at")
    row = PublicVersion.objects.filter(pk=EVERYTHING).values_list(
        *(Subquery(each[:1]) for each in due.values())
    )
    return min(moment for moment in (*(row.first() or ()), midnight) if moment).timestamp()
