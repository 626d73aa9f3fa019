"""Change notes: public corrections, clarifications and updates."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import ChangeKind
from articles.models.article import Article
from articles.models.listed import copied
from articles.querysets import ChangeNoteQuerySet
from provinces.datatypes.addresses import address
from provinces.datatypes.text_fields import ParagraphField


class ChangeNote(models.Model):
    """A public correction, clarification or update, dated. Says what was wrong as well as what is right."""

    part_of_key = ("at",)

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="change_notes",
        verbose_name=_("article"),
        db_index=False,
    )
    kind = models.CharField(_("kind"), max_length=15, choices=ChangeKind, default=ChangeKind.CORRECTION)
    text = ParagraphField(_("note"), help_text=_("What was wrong, and what is right now."))
    at = models.DateTimeField(_("date and time"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    # The article's own while it is published, else NULL: `listing_triggers.py`.
    language = models.CharField(max_length=8, **copied())

    objects = ChangeNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "at"],
                name="change_note_once_a_moment",
                violation_error_message=_("This article has a note of that very moment already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="change_note_says_something",
                violation_error_message=_("A change note needs its text."),
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="change_note_newest_first"),
            models.Index(fields=["language", "-at", "-id"], name="change_note_of_language"),
            models.Index(fields=["kind", "-at", "-id"], name="change_note_desk_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return f"{address('articles:corrections')}#note-{self.pk}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.at.isoformat())

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]
