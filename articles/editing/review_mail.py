"""Mail about a review: to whose text was returned, commented or approved, and to who can publish what is approved.

A task of Django's, after the commit: a worker sends it where there is one (docs/staff.md). Without a mail server
nothing is sent; where it does not answer, the log says so, and the lists of the desk say what the mail would have.
"""

import logging
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles import publishing
from articles.choices import ReviewStep, Status
from articles.models import Review
from articles.permissions.holders import holders

logger = logging.getLogger(__name__)
MOST = 50  # people told of one text
LONGEST_TITLE = 120  # of a subject
SAID = {
    ReviewStep.RETURNED: gettext_lazy("It was returned to you."),
    ReviewStep.APPROVED: gettext_lazy("It was approved."),
    ReviewStep.COMMENT: gettext_lazy("There is a comment on it."),
}
READY = gettext_lazy("It is approved, and ready to publish.")


def after_step(
    sender: Any, instance: Review, *, raw: bool = False, created: bool = False, **kwargs: Any
) -> None:
    """Whatever way the step came; loading fixtures tells nobody."""
    if created and not raw and settings.MAILERS and instance.step in SAID:
        transaction.on_commit(partial(tell.enqueue, instance.pk))


@task
def tell(number: int) -> int:
    """How many were told, each in their language of the desk."""
    review = Review.objects.filter(pk=number).select_related("article", "by").first()
    if review is None:
        return 0
    told = 0
    for person, said in messages(review):
        with override(person.profile.language if hasattr(person, "profile") else settings.LANGUAGE_CODE):
            message = EmailMessage(_subject(review), _words(review, str(said)), to=[person.email])
            try:
                told += message.send()
            except OSError as error:  # no answer, or refused: smtplib's are OSErrors, too
                logger.warning("No mail about a review could be sent: %s.", error.__class__.__name__)
    return told


def messages(review: Review) -> list[tuple[Any, Any]]:
    """Whom to tell, each with what, as a lazy sentence. Three queries at most."""
    everybody = get_user_model().objects.filter(is_active=True)
    theirs = list(_reachable(review, everybody.filter(pk__in=publishing.owners(review.article))))
    found = [(person, SAID[review.step]) for person in theirs]
    if review.step == ReviewStep.APPROVED and review.article.status == Status.IN_REVIEW:
        publishers = _reachable(review, holders("publish_article", review.article.language))
        found += [(person, READY) for person in publishers if person not in theirs]
    return found[:MOST]


def _reachable(review: Review, people: Any) -> Any:
    return people.exclude(email="").exclude(pk=review.by_id).select_related("profile").order_by("pk")[:MOST]


def _subject(review: Review) -> str:
    title = Truncator(" ".join(review.article.title.split())).chars(LONGEST_TITLE)
    return f"{review.get_step_display()}: {title}"


def _words(review: Review, said: str) -> str:
    address = reverse("admin:articles_article_change", args=[review.article_id])
    lines = [
        f"“{review.article.title}”",
        said,
        _("By %(name)s.") % {"name": review.by.get_full_name() or review.by.get_username()}
        if review.by
        else "",
        review.comment,
        _("About: “%(passage)s”") % {"passage": review.passage} if review.passage else "",
        f"{_site()}{address}",
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _site() -> str:
    """No request says its name: by the first of the site's that is one."""
    names = (host.strip("*.") for host in settings.ALLOWED_HOSTS)
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"{scheme}://{next(filter(None, names), 'localhost')}"
