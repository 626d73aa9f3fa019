"""Release: publish, schedule, withdraw, and undo each of them."""

import datetime as dt

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.checks import findings
from articles.choices import Part, Status
from articles.models import Article, Waiver
from articles.publishing.problems import refuse
from articles.publishing.step import locked, save


def problems_of_publishing(
    article: Article,
    *,
    by: AbstractBaseUser | None,
    at: dt.datetime | None = None,
    waived: dict[str, str] | None = None,
) -> list[str]:
    """Everything that keeps the article from being published, at once: errors, the time, warnings nobody answered for.

    Warnings are asked of people only. `waived` gives the reason for each finding let pass, by its key.
    """
    problems = []
    answered = set(article.waivers.values_list("key", flat=True)) | {
        key for key, reason in (waived or {}).items() if reason.strip()
    }
    for finding in findings(article):
        if finding.level == "error":
            problems.append(finding.sentence)
        elif by is not None and finding.key not in answered:
            problems.append(
                _("%(warning)s Tick it and say why it is right as it is, or mend it.")
                % {"warning": finding.sentence}
            )
    if article.status == Status.PUBLISHED and (at is None or article.is_due):
        problems.append(_("“%(title)s” is published already.") % {"title": article.title})
    if problem := embargo_problem(at, article.embargo_until):
        problems.append(problem)
    return problems


def embargo_problem(at: dt.datetime | None, embargo_until: dt.datetime | None) -> str:
    """Why the time asked for is too early; empty where it is not."""
    if not at or not embargo_until or at >= embargo_until:
        return ""
    sentence = _("The embargo ends on %(end)s; choose that time or a later one.")
    return sentence % {"end": in_words(embargo_until)}


def goes_out_at(
    *,
    at: dt.datetime | None,
    planned: dt.datetime | None,
    embargo_until: dt.datetime | None,
    now: dt.datetime,
) -> dt.datetime:
    """The moment of a publication: the one asked for, or the one planned, or at once; no embargo is broken."""
    return at or max(planned or now, embargo_until or planned or now)


@transaction.atomic
def publish(
    *,
    article: Article,
    by: AbstractBaseUser | None,
    at: dt.datetime | None = None,
    waived: dict[str, str] | None = None,
) -> Article:
    """Publish now, or at a time to come, which needs no worker: the rule of what is public looks at the clock.

    Raise NotPublishable with every problem. A first publication keeps its time when it is published again. Without a
    time, an article under embargo is published for the embargo's end.
    """
    article = locked(article, by, "publish")
    refuse(problems_of_publishing(article, by=by, at=at, waived=waived))
    keep_waivers(article=article, by=by, waived=waived or {})
    now = timezone.now()
    times = {"planned": article.publish_at, "embargo_until": article.embargo_until}
    publish_at = goes_out_at(at=at, **times, now=now)
    message = _("Published.") if publish_at <= now else _("Scheduled.")
    save(
        article,
        by,
        message,
        status=Status.PUBLISHED,
        publish_at=publish_at,
        withdrawn_at=None,
        withdrawal_reason="",
    )
    _mark_as_seen(article, by)
    return article


def reason_not_withdrawn(article: Article) -> str:
    """Why the article cannot be withdrawn; empty when it can."""
    if article.is_due:
        return ""
    return _("“%(title)s” is not public, so it cannot be withdrawn; make it a draft instead.") % {
        "title": article.title
    }


@transaction.atomic
def withdraw(*, article: Article, by: AbstractBaseUser | None, reason: str) -> Article:
    """Take an article that was public off the site; its address keeps answering with title, date and reason.

    Raise NotPublishable when there is no reason, or when it was never public.
    """
    article = locked(article, by, "withdraw")
    silent = "" if reason.strip() else _("Say why the article is withdrawn; readers will see it.")
    refuse([problem for problem in (silent, reason_not_withdrawn(article)) if problem])
    revisions.mark_as_seen(revisions.newest(article, Part.TEXT))
    save(
        article,
        by,
        _("Withdrawn: %(reason)s") % {"reason": reason},
        status=Status.WITHDRAWN,
        withdrawn_at=timezone.now(),
        withdrawal_reason=reason,
    )
    return article


@transaction.atomic
def unwithdraw(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Undo a withdrawal: the article is public again as it was, with its own publication time."""
    article = locked(article, by, "withdraw")
    if article.status != Status.WITHDRAWN:
        refuse([_("“%(title)s” is not withdrawn.") % {"title": article.title}])
    message = _("Withdrawal undone. The reason had been: %(reason)s") % {"reason": article.withdrawal_reason}
    save(article, by, message, status=Status.PUBLISHED, withdrawn_at=None, withdrawal_reason="")
    _mark_as_seen(article, by)
    return article


def reason_not_made_draft(article: Article) -> str:
    """Why the article cannot become a draft again; empty when it can."""
    pulled = article.is_due and article.waits_for_original and article.original.status == Status.WITHDRAWN
    if article.is_public or pulled or article.status == Status.WITHDRAWN:
        return _("“%(title)s” has been public; withdraw it with a reason instead.") % {"title": article.title}
    return ""


@transaction.atomic
def make_draft(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Take back a publication that no reader has seen yet. Raise NotPublishable for anything that was public."""
    action = "publish" if article.status == Status.PUBLISHED else "submit"
    article = locked(article, by, action)
    refuse([problem for problem in [reason_not_made_draft(article)] if problem])
    save(article, by, _("Made a draft again."), status=Status.DRAFT, publish_at=None)
    return article


def in_words(moment: dt.datetime) -> str:
    """The moment as it is typed and shown everywhere on the desk: Viet Nam's time, its zone named."""
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M") + " (GMT+7)"


def keep_waivers(*, article: Article, by: AbstractBaseUser | None, waived: dict[str, str]) -> None:
    """Keep the reasons given for warnings, by the key of the finding; others are forgotten."""
    if not waived:
        return
    for finding in findings(article):
        if finding.level == "warning" and waived.get(finding.key, "").strip():
            Waiver.objects.update_or_create(
                article=article,
                key=finding.key,
                defaults={
                    "code": finding.code,
                    "sentence": finding.sentence,
                    "reason": waived[finding.key],
                    "by": by,
                    "at": timezone.now(),
                },
            )


def _mark_as_seen(article: Article, by: AbstractBaseUser | None) -> None:
    """Keep the text that goes out as a revision that no purge can take."""
    revisions.record(article=article, by=by)
    revisions.mark_as_seen(revisions.newest(article, Part.TEXT))
