"""Autosave: what somebody types is kept while they type, one row for each form they opened, without history."""

import datetime as dt
import secrets
from contextlib import suppress

from django.contrib.auth.models import AbstractBaseUser
from django.db import OperationalError, transaction
from django.utils import timezone

from articles.models import Article, Autosave, Presence

HERE_FOR = dt.timedelta(
    minutes=2
)  # after the last sign of an open form; the script gives one every 20 seconds
FORM_KEY = "form_key"  # the field that says which opened form is sent
BESIDE_THE_WORDS = {FORM_KEY, "version"}

type Fields = list[tuple[str, str]]


def new_form_key() -> str:
    return secrets.token_hex(8)


def form_key_of(fields: Fields) -> str:
    """Empty for what was kept before there were keys."""
    return dict(fields).get(FORM_KEY, "")[:32]


@transaction.atomic
def keep(*, article: Article | None, person: AbstractBaseUser, fields: Fields) -> Autosave:
    """Write the fields over what was kept of the same opened form. The article itself is not touched."""
    token = dict(fields).get("version", "")[:100]
    kept, _is_new = Autosave.objects.update_or_create(
        article=article,
        person=person,
        form_key=form_key_of(fields),
        defaults={"data": fields, "token": token, "at": timezone.now()},
    )
    return kept


def kept_for(article: Article | None, person: AbstractBaseUser) -> Autosave | None:
    """What the person typed last and did not save. One query."""
    return Autosave.objects.filter(article=article, person=person).order_by("-at", "-pk").first()


def drop(*, article: Article | None, person: AbstractBaseUser, form_key: str) -> None:
    """It is not wanted."""
    Autosave.objects.filter(article=article, person=person, form_key=form_key).delete()


def drop_saved(*, article: Article | None, person: AbstractBaseUser, fields: Fields) -> None:
    """These were saved: what was kept of their form goes, and what says the same. Two queries at most.

    The same words are kept twice where the back button brought them into a form that was opened anew.
    """
    form_key, words = form_key_of(fields), _words(fields)
    kept = Autosave.objects.filter(article=article, person=person)
    if done := [row.pk for row in kept if row.form_key == form_key or _words(row.data) == words]:
        kept.filter(pk__in=done).delete()


def _words(fields: Fields) -> list[tuple[str, str]]:
    """What was typed, without the button that was pressed."""
    return sorted(
        (name, value) for name, value in fields if not name.startswith("_") and name not in BESIDE_THE_WORDS
    )


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
