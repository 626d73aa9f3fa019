"""Evidence of the registry: what an article or an outside reference is cited for."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.choices import Confidence
from articles.html.plain_text import holds_passage
from articles.models.article import Article
from articles.models.people import Person
from articles.models.reference import Reference
from articles.models.supported import check_supports, problems_of
from articles.querysets.evidence import CitationQuerySet
from provinces import models as registry
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.figure import exactly_one, new_code
from provinces.statements import SUPPORTS

SUBJECTS = (
    "figure",
    "country",
    "province",
    "status_change",
    "succession",
    "neighbour",
    "place",
    "organisation",
    "unit",
    "gate",
    "agreement",
    "directive",
    "act",
    "pair",
    "person",
)


def _about(
    model: type[models.Model], label: object, *, on_delete: object = models.CASCADE
) -> models.ForeignKey:
    """One of the things a citation can be about."""
    return models.ForeignKey(
        model, null=True, blank=True, on_delete=on_delete, related_name="citations", verbose_name=label
    )


class Citation(models.Model):
    """A statement of the registry, and the sentence or publication that makes it.

    Exactly one subject and exactly one piece of evidence. A passage is verbatim: it stands in the article's title,
    teaser, text or captions, after white space and quotation marks are made alike.
    """

    code = LineField(_("key"), max_length=120, unique=True, default=new_code)
    statement = LineField(_("statement"), max_length=250, help_text=_("What the evidence says, in words."))
    supports = LineField(
        _("evidence for"),
        max_length=200,
        blank=True,
        validators=[check_supports],
        help_text=_("What of the subject it is evidence for, one word each: name signature in_force."),
    )
    figure = _about(registry.Figure, _("figure"))
    country = _about(registry.Country, _("country"), on_delete=models.PROTECT)
    province = _about(registry.Province, _("province"), on_delete=models.PROTECT)
    status_change = _about(registry.StatusChange, _("change of status"))
    succession = _about(registry.Succession, _("succession"))
    neighbour = _about(registry.Neighbour, _("neighbour"))
    place = _about(registry.Place, _("named place"))
    organisation = _about(registry.Organisation, _("organisation"), on_delete=models.PROTECT)
    unit = _about(registry.BorderGuardUnit, _("unit"), on_delete=models.PROTECT)
    gate = _about(registry.BorderGate, _("gate"))
    agreement = _about(registry.Agreement, _("agreement"))
    directive = _about(registry.Directive, _("directive"))
    act = _about(registry.TwinningAct, _("twinning act"))
    pair = _about(registry.TwinningPair, _("twinning pair"))
    person = _about(Person, _("person"), on_delete=models.PROTECT)

    article = models.ForeignKey(
        Article,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name=_("article"),
    )
    passage = ParagraphField(_("passage of the article"), blank=True, help_text=_("Word for word."))
    reference = models.ForeignKey(
        Reference,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name=_("outside reference"),
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, default=Confidence.HIGH)
    confidence_reason = LineField(
        _("why no more than that"),
        max_length=250,
        blank=True,
        help_text=_("What makes the statement less than certain: one source only, sources that disagree…"),
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one(SUBJECTS),
                name="citation_has_one_subject",
                violation_error_message=_("A citation is about exactly one thing: fill in one subject."),
            ),
            models.CheckConstraint(
                condition=exactly_one(("article", "reference")),
                name="citation_has_one_evidence",
                violation_error_message=_(
                    "A citation rests on an article or on an outside reference: choose exactly one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True) | ~Q(passage=""),
                name="citation_quotes_its_article",
                violation_error_message=_("Quote the passage of the article that says so."),
            ),
            models.CheckConstraint(
                condition=Q(supports__regex=SUPPORTS),
                name="citation_supports_known_statements",
                violation_error_message=_(
                    "Say what it is evidence for with words of the list, a space between them: name signature."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def clean(self) -> None:
        """Refuse a passage that the article does not contain, and evidence older than what it is cited for.

        A query for the captions, one for the subject.
        """
        if problems := list(problems_of(self)):
            raise ValidationError(problems)
        if (
            self.article is not None
            and self.passage
            and not holds_passage(citable_text(self.article), self.passage)
        ):
            raise ValidationError(
                {
                    "passage": _(
                        "The article “%(title)s” does not contain this passage word for word; copy it from the article."
                    )
                    % {"title": self.article.title}
                }
            )

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def statements(self) -> list[str]:
        """What it supports, as a list of `Statement`."""
        return self.supports.split()

    @property
    def subject_name(self) -> str:
        """Which of the subjects is filled in."""
        return next(name for name in SUBJECTS if getattr(self, f"{name}_id") is not None)


def citable_text(article: Article, images: Iterable[Any] | None = None) -> str:
    """Everything of an article that may be quoted: title, teaser, text, captions.

    One query, if its pictures are neither given nor prefetched; none for an article that is not saved yet.
    """
    if images is None:
        images = article.images.all() if article.pk else ()
    captions = [image.caption for image in images]
    return "\n".join([article.title, article.teaser, article.plain_body, *captions])
