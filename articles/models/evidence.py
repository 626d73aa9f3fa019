"""Evidence of the registry: citations of our articles, and outside references."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.choices import Confidence
from articles.html.plain_text import holds_passage
from articles.models.article import Article
from articles.models.people import Person
from articles.querysets import CitationQuerySet, KeyedQuerySet
from provinces import models as registry
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.figure import exactly_one, new_code

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


class Reference(models.Model):
    """A publication outside this newspaper that says something the registry repeats."""

    code = LineField(_("key"), max_length=40, unique=True, default=new_code)
    publisher = LineField(_("publisher"), max_length=250, blank=True)
    title = LineField(_("title"), max_length=300, blank=True)
    url = LineField(
        _("address"), max_length=500, blank=True, help_text=_("A web address, or where else it is found.")
    )
    published_on = PartialDateField(_("date"))
    retrieved_on = PartialDateField(_("retrieved on"))

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside reference")
        verbose_name_plural = _("outside references")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title or f"{self.publisher or self.url} [{self.code}]"

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    @property
    def web_address(self) -> str:
        """The address if it can be followed, without words printed behind it; else empty."""
        return self.url.split()[0] if self.url.startswith(("http://", "https://")) else ""


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
    statement = LineField(_("statement"), max_length=250, help_text=_("What of the subject is evidenced."))
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
        ]

    def __str__(self) -> str:
        return self.statement

    def clean(self) -> None:
        """Refuse a passage that the article does not contain. One query for the captions."""
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
    def subject_name(self) -> str:
        """Which of the subjects is filled in."""
        return next(name for name in SUBJECTS if getattr(self, f"{name}_id") is not None)


def citable_text(article: Article) -> str:
    """Everything of an article that may be quoted: title, teaser, text, captions. One query, if not prefetched."""
    captions = [image.caption for image in article.images.all()]
    return "\n".join([article.title, article.teaser, article.plain_body, *captions])
