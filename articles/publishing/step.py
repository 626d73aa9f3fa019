"""What every workflow step does: lock the row, check the permission, write a few fields, log it."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.permissions import NotAllowed, require
from articles.publishing.problems import NotPublishable


def locked(article: Article, by: AbstractBaseUser | None, action: str, *, in_bin: bool = False) -> Article:
    """The article as it is now, locked until the step is done. Raise NotPublishable when `by` may not do it,
    when the article is gone, or when it lies in the bin (with `in_bin`: when it does not).
    """
    found = Article.objects.select_for_update().filter(pk=article.pk).first()
    if found is None:
        raise NotPublishable([_("“%(title)s” has been deleted meanwhile.") % {"title": article.title}])
    try:
        require(by, action, found)
    except NotAllowed as refusal:
        raise NotPublishable([str(refusal)]) from refusal
    if (found.binned_at is not None) != in_bin:
        sentence = (
            _("“%(title)s” is not in the bin.")
            if in_bin
            else _("“%(title)s” is in the bin; take it out first.")
        )
        raise NotPublishable([sentence % {"title": found.title}])
    return found


def save(article: Article, by: AbstractBaseUser | None, message: str, **changed: Any) -> None:
    """Write the changed fields, who and when, and the sentence into the object's history."""
    for name, value in {**changed, "updated_by": by, "updated_at": timezone.now()}.items():
        setattr(article, name, value)
    article.save(update_fields=[*changed, "updated_by", "updated_at"])
    log(article, by, message)


def log(article: Article, by: AbstractBaseUser | None, message: str) -> None:
    """A line of the object's history. Nobody leaves none: the table of the admin asks for a person."""
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [article], CHANGE, change_message=message, single_object=True)
