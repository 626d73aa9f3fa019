"""The article with its translation passport."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.choices import Kind, Language, Status
from articles.fields.browse_date import Dated
from articles.fields.derived import DerivedField, with_derived
from articles.fields.original_keys import address_key, text_key
from articles.fields.safe_html import SafeHTMLField
from articles.html.plain_text import plain_text
from articles.models.article_constraints import CONSTRAINTS, INDEXES, PERMISSIONS
from articles.models.listed import copied
from articles.models.source import Source
from articles.models.tag import FoldingTagManager, TaggedArticle
from articles.querysets import ArticleQuerySet
from articles.querysets.parts import rows_of
from provinces.datatypes.addresses import address
from provinces.datatypes.names import Fold, slug_of
from provinces.datatypes.partial_dates import PartialDateField
from provinces.datatypes.shown import note_article
from provinces.datatypes.text_fields import LineField, ParagraphField, WebAddressField
from provinces.models import BorderGuardUnit, Province


def new_translation_key() -> str:
    """A key for a new work; its translations take the same one."""
    return uuid.uuid4().hex


# Characters that a form takes: a teaser stands in lists, and a text of a book's length is a slip of the clipboard.
LONGEST_TEASER, LONGEST_TEXT = 1_000, 1_000_000
LONGEST_SUMMARY = 200  # characters of a text without a teaser


class Article(models.Model):
    """One text in one language. `publish_at` is when this site published; the original's date is in the passport.

    Readers browse by `dated`: the original's date where it is known, else ours (`fields/browse_date.py`).
    """

    language = models.CharField(_("language"), max_length=8, choices=Language, default=Language.ENGLISH)
    translation_key = models.SlugField(
        _("work"),
        max_length=64,
        default=new_translation_key,
        help_text=_("The same key in two languages makes two texts of one work."),
        db_index=False,
    )
    title = LineField(_("title"), max_length=250)
    title_supplied = models.BooleanField(
        _("title supplied by our editors"),
        default=False,
        help_text=_("The original has none, or none is known."),
    )
    slug = models.SlugField(
        _("address part"), max_length=100, blank=True, help_text=_("Made from the title when left empty.")
    )
    slug_typed = models.BooleanField(_("address part typed by hand"), default=False, editable=False)
    teaser = ParagraphField(
        _("teaser"),
        blank=True,
        max_length=LONGEST_TEASER,
        help_text=_("One or two sentences; shown in lists and feeds."),
    )
    body = SafeHTMLField(
        _("text"),
        blank=True,
        max_length=LONGEST_TEXT,
        help_text=_("Paragraphs, headings (h2, h3), lists, quotations, links, emphasis; no more is kept."),
    )
    event_date = PartialDateField(_("date of the event"))
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    publish_at = models.DateTimeField(
        _("publication time"),
        null=True,
        blank=True,
        help_text=_("Viet Nam time (GMT+7). Empty: at once, when published."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawal_reason = ParagraphField(_("why it was withdrawn"), blank=True, editable=False)

    # The translation passport: what is known of the original. Empty means not given, and is shown as such.
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="articles", verbose_name=_("source"), null=True, blank=True
    )
    kind = models.CharField(_("our text is"), max_length=10, choices=Kind, default=Kind.FULL)
    original_title = LineField(_("original title"), max_length=300, blank=True)
    original_url = WebAddressField(_("original address"), blank=True)
    original_language = models.CharField(_("original language"), max_length=8, choices=Language, blank=True)
    original_date = PartialDateField(_("original date"))
    # What was in hand, where that is another text than the original: one that names the outlet above as its source.
    via_source = models.ForeignKey(
        Source,
        verbose_name=_("outlet of the text in hand"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where we worked from a text that names another outlet as its source. Else empty."),
    )
    via_url = WebAddressField(_("address of the text in hand"), blank=True)
    via_language = models.CharField(
        _("language of the text in hand"), max_length=8, choices=Language, blank=True
    )
    retrieved_at = models.DateTimeField(_("retrieved at"), null=True, blank=True)
    original_text = ParagraphField(_("text of the original as retrieved"), blank=True)
    original_key = DerivedField(_("key of that address"), max_length=500, of="original_url", by=address_key)
    original_hash = DerivedField(_("hash of that text"), max_length=64, of="original_text", by=text_key)
    original_shared = models.BooleanField(
        _("another article has the same original, from before that was refused"),
        default=False,
        editable=False,
    )

    # Our own original, and what of it, or of the outside original, this text was made from.
    original = models.ForeignKey(
        "self",
        verbose_name=_("translates our article"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="translations",
    )
    based_on = models.ForeignKey(
        "articles.Revision",
        verbose_name=_("based on"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="based_on_it",
        editable=False,
    )
    stale_since = models.DateTimeField(_("stale since"), **copied())  # by triggers alone: `stale_triggers.py`
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Viet Nam time (GMT+7). It cannot be public before."),
    )
    waits_for_original = models.BooleanField(
        _("waits until our original is public"),
        default=False,
        help_text=_("Nobody can read it while the original it translates is not public."),
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True, editable=False)
    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("put into the bin by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    tags = TaggableManager(_("tags"), through=TaggedArticle, manager=FoldingTagManager, blank=True)
    provinces = models.ManyToManyField(
        Province, through="ArticleProvince", related_name="articles", blank=True, verbose_name=_("provinces")
    )
    units = models.ManyToManyField(
        BorderGuardUnit, through="ArticleUnit", related_name="articles", blank=True, verbose_name=_("units")
    )

    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    updated_at = models.DateTimeField(_("changed at"), default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    dated = models.GeneratedField(
        expression=Dated("original_date", "publish_at"),
        output_field=models.CharField(max_length=22),
        db_persist=True,
        verbose_name=_("date"),
    )
    search_key = models.GeneratedField(
        expression=Fold("title"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name=_("folded title"),
    )

    objects = ArticleQuerySet.as_manager()

    as_stored: ClassVar[dict[str, Any]] = {"title": None, "slug": None}  # of one that is not stored yet

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = CONSTRAINTS
        permissions = PERMISSIONS
        indexes = INDEXES

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        written = kwargs.get("update_fields")
        if written is not None:
            slug = {"slug"} if "title" in written else set()
            kwargs["update_fields"] = with_derived(type(self), written) | slug
        super().save(*args, **kwargs)
        if self._is_retitled() and self._follows_title() and self.as_stored["slug"] != self.slug:
            self.former_slugs.filter(slug=self.as_stored["slug"]).delete()  # no reader ever had it
        self.as_stored = {"title": self.title, "slug": self.slug}

    part = rows_of

    def get_absolute_url(self) -> str:
        """The article's address by the date that readers browse by; without one, its permanent short address.

        What is not known of the date stands as 00: a text of May 2024 is at /articles/2024/05/00/….
        """
        if not self.dated:
            return address("articles:by_number", self.pk)
        year, month, day = [*self.dated[:10].split("-"), "00", "00"][:3]
        return address("articles:article", year, month, day, self.slug, language=self.language)

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember the title and address part as they are stored, for `clean`; note that a page shows it."""
        article = super().from_db(*args, **kwargs)
        note_article(article.pk)
        article.as_stored = {name: article.__dict__.get(name) for name in ("title", "slug")}
        return article

    def clean(self) -> None:
        """Make the address part before the constraints ask for it.

        Until readers have had it, it goes with the title, unless an editor typed it. One query when the title changed.
        """
        self.slug = self.slug or slug_of(self.title)
        if self._is_retitled() and self._follows_title() and self.slug == self.as_stored["slug"]:
            self.slug = type(self).objects.free_slug(self.title, self.language, besides=self.pk)

    def _is_retitled(self) -> bool:
        return None not in self.as_stored.values() and self.as_stored["title"] != self.title

    def _follows_title(self) -> bool:
        return not (self.slug_typed or self.was_public)

    def natural_key(self) -> tuple[str, str]:
        return (self.translation_key, self.language)

    natural_key.dependencies = ["articles.source"]  # type: ignore[attr-defined]

    @property
    def is_due(self) -> bool:
        """Published, and its own time has come; the original it may wait for is another matter."""
        return (
            self.status == Status.PUBLISHED
            and self.publish_at is not None
            and self.publish_at <= timezone.now()
        )

    @property
    def was_public(self) -> bool:
        """Whether readers may know its address."""
        return self.is_due or self.status == Status.WITHDRAWN

    @property
    def is_public(self) -> bool:
        """The rule of `ArticleQuerySet.public` for a row at hand; both are tested against one table.

        One query for the original, only where the article waits for it.
        """
        return self.is_due and (not self.waits_for_original or self.original.is_due)

    @property
    def is_dated_by_us(self) -> bool:
        """The original's date is not known, so it is listed under the day we published it."""
        return not self.original_date

    @property
    def summary(self) -> str:
        """The teaser, or else how the text begins: what search engines and feeds show below the title."""
        return self.teaser or Truncator(" ".join(self.plain_body.split())).chars(LONGEST_SUMMARY)

    @property
    def plain_body(self) -> str:
        """The words of the body, one line a paragraph."""
        return plain_text(self.body)
