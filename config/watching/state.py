"""The state of the site at this moment, for Prometheus: what a count of requests does not tell."""

import datetime as dt
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from articles.choices import Language, Status
from articles.models import Article, PublicVersion

LOOKED_BACK = dt.timedelta(days=7)  # for what is overdue: by an index, not through the whole archive

Fact = tuple[str, str, dict[str, str], float]  # name, help, labels, value


def facts() -> Iterator[Fact]:
    """Some six queries, each by an index; without the database, that it is away."""
    name, about = "borderpost_database_up", "1 while the database answers."
    try:
        found = [*_of_articles(), *_of_tasks()]
    except DatabaseError:
        yield name, about, {}, 0
        return
    yield name, about, {}, 1
    yield from found


def overdue() -> int:
    """Articles whose time has come within a week, that wait for nothing, and that readers are not shown.

    None by design: what is public is decided at each request. The rule is spelled a second time here, to be compared.
    """
    now = timezone.now()
    due = {"publish_at__gt": now - LOOKED_BACK, "publish_at__lte": now, "waits_for_original": False}
    number = 0
    for language in Language:
        articles = Article.objects.in_language(language).filter(status=Status.PUBLISHED, **due)
        number += articles.count() - articles.public().count()
    return number


def _of_articles() -> Iterator[Fact]:
    yield "borderpost_overdue_articles", "Articles that are due and not shown; always 0.", {}, overdue()
    for language in Language:
        articles = Article.objects.in_language(language)
        labels = {"language": str(language)}
        about = "Articles that wait for their time."
        yield "borderpost_scheduled_articles", about, labels, articles.scheduled().count()
        newest = articles.public().last_published().values_list("publish_at", flat=True).first()
        if newest is not None:
            about = "When the newest public article was published, in seconds since 1970."
            yield "borderpost_newest_publication_timestamp_seconds", about, labels, newest.timestamp()
    about = "The edition: another label after each change that readers can see."
    yield "borderpost_edition_info", about, {"edition": PublicVersion.now()}, 1


def _of_tasks() -> Iterator[Fact]:
    if not settings.HAS_WORKER:
        return
    waiting = apps.get_model("django_tasks_db", "DBTaskResult").objects.ready()
    yield "borderpost_waiting_tasks", "Tasks that no worker has taken yet.", {}, waiting.count()
