"""Another time for what is scheduled, while no reader has seen it."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import Status
from articles.models import Article
from articles.publishing.problems import refuse
from articles.publishing.release import in_words, problems_of_publishing
from articles.publishing.step import locked, save


@transaction.atomic
def reschedule(
    *, article: Article, by: AbstractBaseUser | None, at: dt.datetime, seen: dt.datetime | None = None
) -> Article:
    """Move a scheduled article to another time ahead, under all rules of a publication.

    `seen` is the time that whoever moves it had before their eyes: one that is not the article's any more is refused.
    """
    article = locked(article, by, "publish")
    refuse(_problems_of_moving(article, at, seen) or problems_of_publishing(article, by=by, at=at))
    before = article.publish_at
    message = _("Moved from %(before)s to %(after)s.") % {"before": in_words(before), "after": in_words(at)}
    save(article, by, message, publish_at=at)
    return article


def _problems_of_moving(article: Article, at: dt.datetime, seen: dt.datetime | None) -> list[str]:
    """One sentence at most: each makes the others void."""
    values = {"title": article.title, "when": in_words(article.publish_at) if article.publish_at else ""}
    if article.is_due:
        return [_("“%(title)s” stays where it is: its time, %(when)s, has come.") % values]
    if article.status != Status.PUBLISHED:
        return [_("“%(title)s” is not scheduled any more; publish it in its form.") % values]
    if seen is not None and article.publish_at != seen:
        return [
            _("“%(title)s” was moved to %(when)s meanwhile; look whether that is right as it is.") % values
        ]
    if at <= timezone.now():
        sentence = _("“%(title)s” stays at %(when)s: %(wanted)s is over. Choose a time ahead.")
        return [sentence % {**values, "wanted": in_words(at)}]
    return []
