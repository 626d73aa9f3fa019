"""Review check: whether somebody else has approved the text as it stands."""

from dataclasses import replace

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles import revisions
from articles.checks.finding import Finding
from articles.choices import Part, ReviewStep
from articles.models import Article, Review, Revision

NOT_REVIEWED = Finding("not_reviewed", "warning", "review", "")  # its key, by which a reason for it is kept
DECISIONS = [ReviewStep.APPROVED, ReviewStep.RETURNED]


def approval_of(article: Article) -> Review | None:
    """The approval of the text as it stands: none when it was returned or changed since. Two queries."""
    decisions = article.reviews.filter(step__in=DECISIONS).select_related("revision", "by")
    last = decisions.order_by("-at", "-pk").first()
    if last is None or last.step != ReviewStep.APPROVED or last.revision is None:
        return None
    newest = revisions.newest(article)
    return last if newest is not None and newest.fingerprint == last.revision.fingerprint else None


def with_decisions(articles: QuerySet) -> QuerySet:
    """Each row with the last `decision` on it, `decided_at`, `decided_by` (a name) and `said`; for lists. No query."""
    last = Review.objects.filter(article=OuterRef("pk"), step__in=DECISIONS).order_by("-at", "-pk")
    newest = Revision.objects.filter(article=OuterRef("pk"), part=Part.TEXT).order_by("-number")
    return articles.annotate(
        decision=Coalesce(Subquery(last.values("step")[:1]), Value("")),
        decided_at=Subquery(last.values("at")[:1]),
        decided_by=Subquery(last.values("by__username")[:1]),
        said=Subquery(last.values("comment")[:1]),
        decided_on=Coalesce(Subquery(last.values("revision__fingerprint")[:1]), Value("")),
        stands_as=Coalesce(Subquery(newest.values("fingerprint")[:1]), Value("never kept")),
    )


def approved() -> Q:
    """Of `with_decisions`: the text is approved as it stands. The rule of `approval_of`, row by row."""
    return Q(decision=ReviewStep.APPROVED, decided_on=F("stands_as"))


def not_reviewed(article: Article) -> list[Finding]:
    """A warning for a text nobody approved, or that was changed since. At most two queries."""
    if approval_of(article) is not None:
        return []
    return [replace(NOT_REVIEWED, sentence=_("Nobody has approved the text as it stands."))]
