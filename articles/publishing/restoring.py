"""Restoring a revision: an older text becomes the text of today again."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles import revisions
from articles.checks import findings
from articles.checks.evidence import broken_citations
from articles.choices import ChangeKind, Part, Significance
from articles.fields.original_keys import address_key
from articles.models import Article, Citation, Revision
from articles.publishing import ask_anew, correct, correction_problems, is_scheduled, recorded_parts
from articles.publishing.problems import NotPublishable, refuse
from articles.publishing.step import locked, save

# Not the language, which would be another text. The address part: `_readdress`.
WORDS = ("title", "title_supplied", "teaser", "body", "event_date")


@transaction.atomic
def restore(
    *,
    article: Article,
    number: int,
    by: AbstractBaseUser | None,
    significance: int = Significance.MINOR,
    note: str = "",
    kind: str = ChangeKind.CORRECTION,
) -> list[str]:
    """Let the article say again what revision `number` said. That is a revision of its own; nothing is dropped.

    Of a public article it is a correction, which takes `significance`, `note` and `kind`; a scheduled one wants another
    approval. Return a sentence for everything that is not there any more and so cannot come back. Raise NotPublishable,
    having changed nothing, when the person may not, or when readers would get a text that could not be published.
    """
    article = locked(article, by, "change")
    refuse(correction_problems(significance=significance, text=note) if article.is_due else [])
    errors = _errors_of(article) if article.is_due else set()
    revision = Revision.objects.filter(article=article, part=Part.TEXT, number=number).first()
    if revision is None:
        raise NotPublishable([_("There is no revision %(number)d.") % {"number": number}])
    revisions.record(article=article, by=None)  # what came by no form, a fixture say, is not kept yet
    content, lost = revision.content, []
    changed = {name: content[name] for name in (*WORDS, *revisions.PASSPORT) if name in content}
    changed |= {name: content.get(name, "") for name in revisions.IN_HAND}
    changed |= {
        name: recorded_parts.source_of(article, content, lost, name) for name in ("source", "via_source")
    }
    _leave_claimed(article, changed, lost)
    message = _("Restored revision %(number)d.") % {"number": number}
    save(article, by, message, **changed)
    _readdress(article, content, lost)
    recorded_parts.relate(article, content, lost)
    recorded_parts.credit(article, content, lost)
    recorded_parts.place_pictures(article, content, lost)
    article = Article.objects.get(pk=article.pk)
    if article.is_due:
        refuse(sorted(_errors_of(article) - errors))
        correct(article=article, by=by, significance=significance, text=note, kind=kind, reason=message)
    elif revisions.record(article=article, by=by, significance=significance, reason=message) and is_scheduled(
        article
    ):
        lost += ask_anew(article=article, by=by)
    return lost + _no_longer_quoted(article)


def rehearse(*, article: Article, number: int, by: AbstractBaseUser | None) -> list[str]:
    """What `restore` would say: all that it could not bring back, or what stands in its way. It is done, and undone."""
    with transaction.atomic():
        try:
            said = restore(article=article, number=number, by=by, significance=Significance.TYPO)
        except NotPublishable as refused:
            said = refused.problems
        transaction.set_rollback(True)
    return said


def _leave_claimed(article: Article, changed: dict[str, Any], lost: list[str]) -> None:
    """An original that somebody else has taken since stays with the other article."""
    url = changed.get("original_url", article.original_url)
    taken = Article.objects.with_original(language=article.language, address_key=address_key(url))
    if address_key(url) != article.original_key and taken.exclude(pk=article.pk).exists():
        del changed["original_url"]
        lost.append(
            _("Another article has the original %(url)s now; the address stays as it is.") % {"url": url}
        )


def _readdress(article: Article, content: dict[str, Any], lost: list[str]) -> None:
    """The address part, where no reader knows the present one and no other article has the old one."""
    now, then = article.slug, content.get("slug", article.slug)
    free = Article.objects.free_slug(then, article.language, besides=article.pk) == then
    if now != then and free and not article.was_public:
        Article.objects.filter(pk=article.pk).update(slug=then)
        article.former_slugs.filter(slug=now).delete()
    elif now != then:
        sentence = _("The address part was “%(then)s”; it stays “%(now)s”.")
        lost.append(sentence % {"then": then, "now": now})
    if content.get("language", article.language) != article.language:
        sentence = _("The language was “%(then)s”; it stays “%(now)s”.")
        lost.append(sentence % {"then": content["language"], "now": article.language})


def _no_longer_quoted(article: Article) -> list[str]:
    sentence = _(
        "The registry quotes a passage that is no longer in this article: “%(passage)s” (%(statement)s)."
    )
    broken = broken_citations(Citation.objects.filter(article=article))
    return [sentence % {"passage": each.passage, "statement": each.statement} for each in broken]


def _errors_of(article: Article) -> set[str]:
    return {finding.sentence for finding in findings(article) if finding.level == "error"}
