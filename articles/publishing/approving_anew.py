"""A change of a text that goes out at a set time: its approval was of other words, so somebody is asked once more."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles.checks.review import NOT_REVIEWED, approval_of
from articles.choices import Status
from articles.models import Article
from articles.publishing.release import in_words, keep_waivers, problems_of_publishing
from articles.publishing.step import save


def is_scheduled(article: Article) -> bool:
    """Published for a time that has not come."""
    return article.status == Status.PUBLISHED and not article.is_due


@transaction.atomic
def ask_anew(*, article: Article, by: AbstractBaseUser | None, reason: str = "") -> list[str]:
    """Account for a change, already saved, of a text that was scheduled: nothing goes out that nobody has approved.

    It stays on the schedule when it says again what was approved, or when `reason` says why it may go out without
    another approval, and nothing else stands against it. Otherwise it is in review again, with its time as a plan, and
    the sentences say so, and what is missing. A reason given for the words of before does not hold for these.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    planned = article.publish_at
    article.status = Status.IN_REVIEW  # as what it would have to be published again
    if approval_of(article) is None:
        article.waivers.filter(code=NOT_REVIEWED.code).delete()
        keep_waivers(article=article, by=by, waived={NOT_REVIEWED.key: reason})
    problems = problems_of_publishing(article, by=by, at=planned)
    if not problems:
        return []
    save(article, by, _("Changed after its approval; in review again."), status=Status.IN_REVIEW)
    sentence = _(
        "“%(title)s” was changed after its approval. It is in review again, and goes out on %(when)s only if it is "
        "approved and published by then."
    )
    return [sentence % {"title": article.title, "when": in_words(planned)}, *problems]
