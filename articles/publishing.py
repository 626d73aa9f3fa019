"""Publishing, withdrawing, correcting: the only writer of an article's status.

Each step is one transaction, checks everything it needs before it writes, and stands in the object's history.
"""

import datetime as dt

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import ChangeKind, Status
from articles.models import Article, ChangeNote


class NotPublishable(Exception):
    """What stands in the way, each as a sentence for the editor, in `problems`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def what_is_missing(article: Article) -> list[str]:
    """Everything that keeps the article from being published, all at once. One query, for the pictures."""
    wanted = [
        (article.title, _("The title is missing.")),
        (article.slug, _("The address part is missing.")),
        (article.teaser, _("The teaser is missing: one or two sentences for lists and feeds.")),
        (article.plain_body, _("The text is missing.")),
        (article.source_id, _("The source is missing: choose the outlet the article was translated from.")),
    ]
    missing = [sentence for value, sentence in wanted if not value]
    for image in article.images.all():
        if image.file and not image.alt and not image.decorative:
            missing.append(
                _("Picture %(order)d has no text instead of it; describe it or mark it as decorative.")
                % {"order": image.order}
            )
    return missing


@transaction.atomic
def publish(*, article: Article, by: AbstractBaseUser | None, at: dt.datetime | None = None) -> Article:
    """Publish now, or at a time to come, which needs no worker: the rule of what is public looks at the clock.

    Raise NotPublishable with every problem. A first publication keeps its time when it is published again.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    problems = what_is_missing(article)
    if article.status == Status.PUBLISHED and at is None:
        problems.append(_("“%(title)s” is published already.") % {"title": article.title})
    if problems:
        raise NotPublishable(problems)
    article.publish_at = at or article.publish_at or timezone.now()
    article.status = Status.PUBLISHED
    article.withdrawn_at = None
    article.withdrawal_reason = ""
    scheduled = article.publish_at > timezone.now()
    _save(article, by, _("Scheduled.") if scheduled else _("Published."))
    return article


@transaction.atomic
def withdraw(*, article: Article, by: AbstractBaseUser | None, reason: str) -> Article:
    """Take an article that was public off the site; its address keeps answering with title, date and reason.

    Raise NotPublishable when there is no reason, or when it was never public.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    problems = []
    if not reason.strip():
        problems.append(_("Say why the article is withdrawn; readers will see it."))
    if not article.is_public:
        problems.append(
            _("“%(title)s” is not public, so it cannot be withdrawn; make it a draft instead.")
            % {"title": article.title}
        )
    if problems:
        raise NotPublishable(problems)
    article.status = Status.WITHDRAWN
    article.withdrawn_at = timezone.now()
    article.withdrawal_reason = reason
    _save(article, by, _("Withdrawn: %(reason)s") % {"reason": reason})
    return article


@transaction.atomic
def make_draft(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Take back a publication that no reader has seen yet. Raise NotPublishable for anything that was public."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.is_public or article.status == Status.WITHDRAWN:
        raise NotPublishable(
            [_("“%(title)s” has been public; withdraw it with a reason instead.") % {"title": article.title}]
        )
    article.status = Status.DRAFT
    article.publish_at = None
    _save(article, by, _("Made a draft again."))
    return article


@transaction.atomic
def submit(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Hand a draft over for review. Raise NotPublishable for anything but a draft."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.status != Status.DRAFT:
        raise NotPublishable([_("Only a draft can be handed over for review.")])
    article.status = Status.IN_REVIEW
    _save(article, by, _("Handed over for review."))
    return article


@transaction.atomic
def correct(
    *, article: Article, by: AbstractBaseUser | None, text: str, kind: str = ChangeKind.CORRECTION
) -> ChangeNote:
    """Say publicly what was changed. Raise NotPublishable when the article is not public or nothing is said."""
    problems = []
    if not text.strip():
        problems.append(_("Say what was wrong and what is right now."))
    if not article.is_public:
        problems.append(_("Only a public article can be corrected publicly; just edit this one."))
    if problems:
        raise NotPublishable(problems)
    note = ChangeNote.objects.create(article=article, kind=kind, text=text, by=by)
    _log(article, by, _("Public change note: %(text)s") % {"text": text})
    return note


def _save(article: Article, by: AbstractBaseUser | None, message: str) -> None:
    article.updated_by, article.updated_at = by, timezone.now()
    article.save(
        update_fields=[
            "status",
            "publish_at",
            "withdrawn_at",
            "withdrawal_reason",
            "updated_by",
            "updated_at",
        ]
    )
    _log(article, by, message)


def _log(article: Article, by: AbstractBaseUser | None, message: str) -> None:
    if by is not None:
        LogEntry.objects.log_actions(by.pk, [article], CHANGE, change_message=message, single_object=True)
