"""Restoring a revision: an older text becomes the text of today again."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles import revisions
from articles.checks import findings
from articles.checks.evidence import broken_citations
from articles.choices import ChangeKind, Part, Significance, Status
from articles.models import (
    Article,
    ArticleProvince,
    ArticleUnit,
    Citation,
    Credit,
    Person,
    Revision,
    Source,
    Tag,
)
from articles.publishing import correct, correction_problems
from articles.publishing.problems import NotPublishable, refuse
from articles.publishing.step import locked, save
from provinces.models import BorderGuardUnit, Province

# Not the language, which would be another text, nor the address, which readers know.
WORDS = ("title", "title_supplied", "teaser", "body", "event_date")
PICTURE = ("alt", "decorative", "caption", "credit", "licence", "focal_x", "focal_y", "is_illustration")


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

    Of a public article it is a correction, which takes `significance`, `note` and `kind`. Return a sentence for
    everything that is not there any more and so cannot come back. Raise NotPublishable, having changed nothing, when
    the person may not, or when readers would get a text that could not be published.
    """
    article = locked(article, by, "change_article")
    if article.status in {Status.PUBLISHED, Status.WITHDRAWN}:
        article = locked(article, by, "correct")
    refuse(correction_problems(significance=significance, text=note) if article.is_due else [])
    errors = _errors_of(article) if article.is_due else set()
    revision = Revision.objects.filter(article=article, part=Part.TEXT, number=number).first()
    if revision is None:
        raise NotPublishable([_("There is no revision %(number)d.") % {"number": number}])
    revisions.record(article=article, by=None)  # what came by no form, a fixture say, is not kept yet
    content, lost = revision.content, []
    source = Source.objects.filter(slug=content["source"]).first()
    if content["source"] and source is None:
        lost.append(_("The source “%(slug)s” is not there any more.") % {"slug": content["source"]})
        source = article.source
    changed = {name: content[name] for name in (*WORDS, *revisions.PASSPORT) if name in content}
    changed.pop("original_url", None)  # a claim is taken and given back, not restored
    message = _("Restored revision %(number)d.") % {"number": number}
    save(article, by, message, **changed, source=source)
    _relate(article, content, lost)
    _credit(article, content, lost)
    _describe(article, content, lost)
    article = Article.objects.get(pk=article.pk)
    if article.is_due:
        refuse(sorted(_errors_of(article) - errors))
        correct(article=article, by=by, significance=significance, text=note, kind=kind, reason=message)
    else:
        revisions.record(article=article, by=by, significance=significance, reason=message)
    return lost + _no_longer_quoted(article)


def _no_longer_quoted(article: Article) -> list[str]:
    sentence = _(
        "The registry quotes a passage that is no longer in this article: “%(passage)s” (%(statement)s)."
    )
    broken = broken_citations(Citation.objects.filter(article=article))
    return [sentence % {"passage": each.passage, "statement": each.statement} for each in broken]


def _errors_of(article: Article) -> set[str]:
    return {finding.sentence for finding in findings(article) if finding.level == "error"}


def _relate(article: Article, content: dict, lost: list[str]) -> None:
    tags = list(Tag.objects.filter(slug__in=content["tags"]))
    article.tags.set(tags)
    _miss(lost, _("The tag “%(slug)s” is not there any more."), content["tags"], [tag.slug for tag in tags])
    for model, through, name, sentence in (
        (Province, ArticleProvince, "province", _("The province “%(slug)s” is not there any more.")),
        (BorderGuardUnit, ArticleUnit, "unit", _("The unit “%(slug)s” is not there any more.")),
    ):
        wanted = content[f"{name}s"]
        rows = list(model.objects.filter(slug__in=wanted))
        through.objects.filter(article=article).exclude(**{f"{name}__in": rows}).delete()
        for row in rows:
            through.objects.get_or_create(article=article, **{name: row})
        _miss(lost, sentence, wanted, [row.slug for row in rows])


def _credit(article: Article, content: dict, lost: list[str]) -> None:
    people = {
        person.slug: person
        for person in Person.objects.filter(slug__in=[slug for slug, _role in content["credits"]])
    }
    article.credits.all().delete()
    for order, (slug, role) in enumerate(content["credits"]):
        if slug in people:
            Credit.objects.create(article=article, person=people[slug], role=role, order=order)
        else:
            lost.append(_("“%(slug)s” is not among the people any more.") % {"slug": slug})


def _describe(article: Article, content: dict, lost: list[str]) -> None:
    """The words of the pictures come back; a file that was taken out does not."""
    there = {str(image.file) or image.caption: image for image in article.images.all()}
    for row in content["pictures"]:
        image = there.get(row["file"] or row["caption"])
        if image is None:
            lost.append(
                _("Picture %(order)s was taken out; put it in again by hand.") % {"order": row["order"]}
            )
            continue
        for name in PICTURE:
            setattr(image, name, row[name])
        image.alt_later = bool(image.file) and not image.alt and not image.decorative
        image.save()


def _miss(lost: list[str], sentence: str, wanted: list[str], there: list[str]) -> None:
    lost += [sentence % {"slug": slug} for slug in wanted if slug not in there]
