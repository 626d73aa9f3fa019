"""Errors that readers report: a task of the desk until it is answered by a correction or a reason."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import Language
from articles.models.change_note import ChangeNote
from provinces.datatypes.text_fields import LineField, ParagraphField

LONGEST_PASSAGE, LONGEST_MESSAGE = 2_000, 4_000  # characters


class ErrorReport(models.Model):
    """What a reader found wrong, where, and what came of it.

    Of the reader only what they gave is kept, and their e-mail address no longer than until the answer: a constraint.
    `sender` tells floods apart: a keyed hash that is another each day, taken out again after a day.
    """

    about = LineField(_("page"), max_length=500, help_text=_("Its address on this site."))
    language = models.CharField(_("language"), max_length=8, choices=Language)
    passage = ParagraphField(_("passage"), max_length=LONGEST_PASSAGE, blank=True)
    message = ParagraphField(_("what is wrong"), max_length=LONGEST_MESSAGE)
    email = models.EmailField(_("e-mail address"), blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    note = models.ForeignKey(
        ChangeNote,
        verbose_name=_("correction"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("The public note that answers it."),
    )
    outcome = ParagraphField(_("reason"), blank=True, help_text=_("What was done, or why nothing had to be."))
    closed_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("reported error")
        verbose_name_plural = _("reported errors")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(message=""),
                name="error_report_says_what",
                violation_error_message=_("Say what is wrong."),
            ),
            models.CheckConstraint(
                condition=Q(about__startswith="/"),
                name="error_report_is_about_a_page",
                violation_error_message=_("Give the address of a page of this site."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(note__isnull=False) | ~Q(outcome=""),
                name="error_report_closed_says_why",
                violation_error_message=_("Choose the correction that answers it, or give the reason."),
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | (Q(email="") & Q(sender="")),
                name="error_report_closed_forgets_the_reader",
                violation_error_message=_("The e-mail address is deleted with the answer."),
            ),
        ]
        indexes = [
            models.Index(fields=["closed_at", "at", "id"], name="error_report_open_first"),
            models.Index(fields=["at", "sender"], name="error_report_floods"),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.message[:60]}"

    def get_absolute_url(self) -> str:
        """The page it is about."""
        return self.about

    def close(self, by: Any) -> None:
        """Answered now; what was known of the reader goes. Does not save."""
        self.closed_at, self.closed_by, self.email, self.sender = timezone.now(), by, "", ""
