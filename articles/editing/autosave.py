"""Autosave: what somebody types is kept while they type, one row for each person and article, without history."""

import datetime as dt
from contextlib import suppress

from django.contrib.auth.models import AbstractBaseUser
from django.db import OperationalError, transaction
from django.utils import timezone

from articles.models import Article, Autosave, Presence

HERE_FOR = dt.timedelta(
    minutes=2
)  # after the last sign of an open form; the script gives one every 20 seconds


@transaction.atomic
def keep(*, article: Article | None, person: AbstractBaseUser, fields: list[tuple[str, str]]) -> Autosave:
    """Write the fields of the form over what was kept before. The article itself is not touched."""
    token = dict(fields).get("version", "")[:100]
    kept, _is_new = Autosave.objects.update_or_create(
        article=article,
        person=person,
        defaults={"data": fields, "token": token, "at": timezone.now()},
    )
    return kept


def kept_for(article: Article | None, person: AbstractBaseUser) -> Autosave | None:
    """What the person typed and did not save. One query."""
    return Autosave.objects.filter(article=article, person=person).first()


def drop(article: Article | None, person: AbstractBaseUser) -> None:
    """It was saved, or is not wanted."""
    Autosave.objects.filter(article=article, person=person).delete()


def mark_present_if_possible(*, article: Article, person: AbstractBaseUser) -> None:
    """For a form that is opened: it is shown, too, where nothing can be written."""
    with suppress(OperationalError):
        mark_present(article=article, person=person)


def mark_present(*, article: Article, person: AbstractBaseUser) -> None:
    """The person has the form open now; since when, if it was open all the time."""
    now = timezone.now()
    presence, is_new = Presence.objects.get_or_create(
        article=article, person=person, defaults={"since": now, "seen_at": now}
    )
    if not is_new:
        presence.since = now if presence.seen_at < now - HERE_FOR else presence.since
        presence.seen_at = now
        presence.save(update_fields=["since", "seen_at"])


def others_present(*, article: Article, person: AbstractBaseUser) -> list[Presence]:
    """Who else has the form open. One query."""
    here = Presence.objects.filter(article=article, seen_at__gte=timezone.now() - HERE_FOR)
    return list(here.exclude(person=person).select_related("person__profile").order_by("since", "pk"))
