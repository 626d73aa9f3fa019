"""Review check: whether somebody else has approved the text as it stands."""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles import revisions
from articles.checks.finding import Finding
from articles.choices import ReviewStep
from articles.models import Article, Review

NOT_REVIEWED = Finding("not_reviewed", "warning", "review", "")  # its key, by which a reason for it is kept


def approval_of(article: Article) -> Review | None:
    """The approval of the text as it stands: none when it was returned or changed since. Two queries."""
    last = (
        article.reviews.filter(step__in=[ReviewStep.APPROVED, ReviewStep.RETURNED])
        .select_related("revision", "by")
        .order_by("-at", "-pk")
        .first()
    )
    if last is None or last.step != ReviewStep.APPROVED or last.revision is None:
        return None
    newest = revisions.newest(article)
    return last if newest is not None and newest.fingerprint == last.revision.fingerprint else None


def not_reviewed(article: Article) -> list[Finding]:
    """A warning for a text nobody approved, or that was changed since. At most two queries."""
    if approval_of(article) is not None:
        return []
    return [replace(NOT_REVIEWED, sentence=_("Nobody has approved the text as it stands."))]
