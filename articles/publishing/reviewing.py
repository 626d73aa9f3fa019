"""Review between translator and editor: submit, return with a comment on a passage, approve."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.choices import ReviewStep, Status
from articles.html.plain_text import holds_passage
from articles.models import Article, Review
from articles.permissions import may
from articles.publishing.crediting import credit_on_handing_over
from articles.publishing.problems import refuse
from articles.publishing.step import locked, log, save


@transaction.atomic
def submit(*, article: Article, by: AbstractBaseUser | None, comment: str = "") -> Article:
    """Hand a draft over for review. Raise NotPublishable for anything but a draft."""
    article = locked(article, by, "submit")
    if article.status != Status.DRAFT:
        refuse([_("Only a draft can be handed over for review.")])
    credit_on_handing_over(article, by)
    _note(article, ReviewStep.SUBMITTED, by, comment=comment)
    save(article, by, _("Handed over for review."), status=Status.IN_REVIEW)
    return article


@transaction.atomic
def give_back(*, article: Article, by: AbstractBaseUser | None, comment: str, passage: str = "") -> Article:
    """Return a text to its translator, who is told what to change, and where."""
    article = locked(article, by, "review")
    refuse([*_not_in_review(article), *_wrong_comment(article, comment, passage)])
    _note(article, ReviewStep.RETURNED, by, comment=comment, passage=passage)
    save(article, by, _("Returned: %(comment)s") % {"comment": comment}, status=Status.DRAFT)
    return article


@transaction.atomic
def approve(
    *, article: Article, by: AbstractBaseUser | None, own_reason: str = "", comment: str = ""
) -> Review:
    """Say that the text is good as it stands. It stays in review until it is published; a later change lifts it.

    Nobody approves a text of their own, unless they hold that permission and say why, which is kept and shown.
    """
    article = locked(article, by, "review")
    problems = _not_in_review(article)
    if by is not None and is_own(article, by):
        if not may(by, "approve_own", article):
            problems.append(_("This text is your own; another editor has to approve it."))
        elif not own_reason.strip():
            problems.append(_("This text is your own; say why you approve it yourself."))
    else:
        own_reason = ""
    refuse(problems)
    message = (
        _("Approved.") if not own_reason else _("Approved, though one's own: %(why)s") % {"why": own_reason}
    )
    review = _note(article, ReviewStep.APPROVED, by, comment=comment, own_reason=own_reason)
    log(article, by, message)
    return review


def may_approve(article: Article, by: AbstractBaseUser) -> bool:
    """Whether approving is open to the person: their own text only with that permission. One query at most."""
    if article.status != Status.IN_REVIEW or not may(by, "review", article):
        return False
    return may(by, "approve_own", article) or not is_own(article, by)


@transaction.atomic
def comment(*, article: Article, by: AbstractBaseUser | None, comment: str, passage: str = "") -> Review:
    """A remark on a text or a passage of it, which changes nothing."""
    article = locked(article, by, "change_article")
    refuse(_wrong_comment(article, comment, passage))
    return _note(article, ReviewStep.COMMENT, by, comment=comment, passage=passage)


@transaction.atomic
def settle(*, review: Review, by: AbstractBaseUser | None) -> Review:
    """Tick a comment or a return as done. Doing it twice changes nothing."""
    article = locked(review.article, by, "change_article")
    if review.resolved_at is None:
        review.resolved_at = timezone.now()
        review.save(update_fields=["resolved_at"])
        log(article, by, _("Settled: %(comment)s") % {"comment": review.comment})
    return review


def is_own(article: Article, person: AbstractBaseUser) -> bool:
    """Whether the text is the person's. One query."""
    return person.pk in owners(article)


def owners(article: Article) -> set[int]:
    """The accounts that made, took or handed over the text. One query."""
    submitted = article.reviews.filter(step=ReviewStep.SUBMITTED, by__isnull=False)
    handed_over_by = submitted.order_by("-at", "-pk").values_list("by", flat=True).first()
    return {article.created_by_id, article.taken_by_id, handed_over_by} - {None}


def _not_in_review(article: Article) -> list[str]:
    if article.status == Status.IN_REVIEW:
        return []
    return [_("“%(title)s” is not in review.") % {"title": article.title}]


def _wrong_comment(article: Article, comment: str, passage: str) -> list[str]:
    problems = []
    if not comment.strip():
        problems.append(_("Say what is to be changed."))
    text = f"{article.title}\n{article.teaser}\n{article.plain_body}"
    if passage.strip() and not holds_passage(text, passage):
        problems.append(_("The passage does not stand in the text; copy it from there, or leave it empty."))
    return problems


def _note(article: Article, step: str, by: AbstractBaseUser | None, **said: str) -> Review:
    revisions.record(article=article, by=by)
    return Review.objects.create(
        article=article, step=step, by=by, revision=revisions.newest(article), **said
    )
