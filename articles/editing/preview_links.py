"""Preview links: signed, expiring, revocable addresses at which somebody without an account reads a draft."""

import datetime as dt
import secrets

from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, PreviewLink
from articles.publishing.problems import refuse
from articles.publishing.step import locked, log

SALT = "articles.previews"
MOST_DAYS = 7  # who gets a link may hand it on; a text is read within a week, or asked for again
LONGEST_TOKEN = 300  # characters; ours have about 60


@transaction.atomic
def make(*, article: Article, by: AbstractBaseUser | None, label: str, days: int) -> PreviewLink:
    """A link for some days, up to seven. Raise NotPublishable for nonsense."""
    article = locked(article, by, "change")
    problems = []
    if not label.strip():
        problems.append(_("Say for whom the link is."))
    if not 1 <= days <= MOST_DAYS:
        problems.append(_("A preview link lives for 1 to %(most)d days.") % {"most": MOST_DAYS})
    refuse(problems)
    link = PreviewLink.objects.create(
        article=article,
        secret=secrets.token_urlsafe(24),
        label=label,
        expires_at=timezone.now() + dt.timedelta(days=days),
        by=by,
    )
    log(article, by, _("Preview link made for %(label)s.") % {"label": label})
    return link


@transaction.atomic
def revoke(*, link: PreviewLink, by: AbstractBaseUser | None) -> None:
    """End a link at once. Doing it twice changes nothing."""
    article = locked(link.article, by, "change")
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        log(article, by, _("Preview link of %(label)s revoked.") % {"label": link.label})


def token_of(link: PreviewLink) -> str:
    """The part of the address: the secret, signed with the site's key."""
    return signing.Signer(salt=SALT).sign(link.secret)


def link_of(token: str) -> PreviewLink | None:
    """The link behind a token, with its article; none when it is forged, over, revoked or the article is binned."""
    try:
        secret = signing.Signer(salt=SALT).unsign(token[:LONGEST_TOKEN])
    except signing.BadSignature:
        return None
    return (
        PreviewLink.objects.filter(
            secret=secret, revoked_at=None, expires_at__gt=timezone.now(), article__binned_at=None
        )
        .select_related("article")
        .first()
    )
