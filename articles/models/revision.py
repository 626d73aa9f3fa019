"""Revisions: what a text said at a moment, who changed it, and how much that was."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import Part, Significance
from articles.models.article import Article
from articles.querysets import ArticlePartQuerySet
from provinces.datatypes.text_fields import ParagraphField


class Revision(models.Model):
    """One state of an article, or of the outside original as it was retrieved. Numbered from 1 in each of the two.

    `content` is what `articles.revisions.content_of` gives; `fingerprint` is its SHA-256, by which it is known again.
    """

    part_of_key = ("part", "number")

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("article"), db_index=False
    )
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.TEXT)
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    significance = models.PositiveSmallIntegerField(
        _("how much changed"), choices=Significance, default=Significance.MINOR
    )
    reason = ParagraphField(_("why"), blank=True)
    was_public = models.BooleanField(_("readers have seen it"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("date and time"), default=timezone.now)

    objects = ArticlePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "part", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "part", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1)
                & models.Q(part__in=Part.values)
                & models.Q(significance__in=Significance.values),
                name="revision_part_and_significance_known",
            ),
        ]
        indexes = [models.Index(fields=["article", "fingerprint"], name="revision_by_fingerprint")]

    def __str__(self) -> str:
        return str(_("revision %(number)d") % {"number": self.number})

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.part, self.number)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]
