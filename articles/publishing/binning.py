"""The bin: what is deleted on the desk can be restored until an administrator purges it."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.choices import Status
from articles.models import Article, Citation, Revision
from articles.publishing.problems import refuse
from articles.publishing.step import locked, save


@transaction.atomic
def to_bin(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Off the desk. What is public or scheduled has to be withdrawn, or made a draft, first."""
    article = locked(article, by, "bin")
    if article.status == Status.PUBLISHED:
        first = _("withdraw it first") if article.publish_at <= timezone.now() else _("make it a draft first")
        refuse([_("“%(title)s” is published; %(first)s.") % {"title": article.title, "first": first}])
    save(article, by, _("Put into the bin."), binned_at=timezone.now(), binned_by=by)
    return article


@transaction.atomic
def from_bin(*, article: Article, by: AbstractBaseUser | None) -> Article:
    """Back on the desk as it was, unless somebody has taken its original meanwhile."""
    article = locked(article, by, "bin", in_bin=True)
    taken = (
        Article.objects.with_original(
            language=article.language, address_key=article.original_key, text_key=article.original_hash
        )
        .filter(original_shared=False)
        .first()
    )
    if taken is not None and not article.original_shared:
        refuse(
            [
                _("“%(title)s” stays in the bin: “%(other)s” has been made from the same original meanwhile.")
                % {"title": article.title, "other": taken.title}
            ]
        )
    save(article, by, _("Taken out of the bin."), binned_at=None, binned_by=None)
    return article


def why_not_purged(article: Article) -> list[str]:
    """What else depends on the article, each as a sentence. Four queries."""
    problems = []
    if Citation.objects.filter(article=article).exists():
        problems.append(_("The registry quotes it; give those statements other evidence first."))
    if article.translations.exists():
        problems.append(_("Other articles are translations of it."))
    if Article.objects.filter(based_on__article=article).exclude(pk=article.pk).exists():
        problems.append(_("Other articles are based on a revision of it."))
    if article.publish_at and Revision.objects.filter(article=article, was_public=True).exists():
        problems.append(_("Readers have seen it; its address has to go on saying that it is withdrawn."))
    return problems


@transaction.atomic
def purge(*, article: Article, by: AbstractBaseUser | None) -> None:
    """Delete for ever an article that lies in the bin and that nothing depends on."""
    article = locked(article, by, "purge", in_bin=True)
    refuse([f"“{article.title}”: {problem}" for problem in why_not_purged(article)])
    article.based_on = None
    article.save(update_fields=["based_on"])
    article.delete()
