"""Reviews between translator and editor, and waivers: the reasons given for a warning of a check."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import ReviewStep
from articles.models.article import Article
from articles.models.revision import Revision
from provinces.datatypes.text_fields import LineField, ParagraphField


class Review(models.Model):
    """One step of a review: handed over, returned with a comment on a passage, approved, or only a comment."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="reviews", verbose_name=_("article")
    )
    revision = models.ForeignKey(
        Revision,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="reviews",
        verbose_name=_("the text as it was"),
    )
    step = models.CharField(_("step"), max_length=10, choices=ReviewStep)
    comment = ParagraphField(_("comment"), blank=True)
    passage = ParagraphField(_("passage it is about"), blank=True)
    own_reason = ParagraphField(_("why one approved a text of one's own"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("date and time"), default=timezone.now)
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    class Meta:
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of a review")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(step__in=ReviewStep.values), name="review_step_known"),
            models.CheckConstraint(
                condition=~models.Q(step__in=[ReviewStep.RETURNED, ReviewStep.COMMENT])
                | ~models.Q(comment=""),
                name="review_return_says_why",
                violation_error_message=_("Say what is to be changed."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_step_display()


class Waiver(models.Model):
    """A warning of a check that somebody has looked at and let pass, with the reason."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="waivers", verbose_name=_("article"), db_index=False
    )
    key = models.CharField(_("key of the finding"), max_length=64)
    code = models.CharField(_("check"), max_length=40)
    sentence = ParagraphField(_("what the check said"))
    reason = LineField(_("why it is right as it is"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("date and time"), default=timezone.now)

    class Meta:
        verbose_name = _("warning let pass")
        verbose_name_plural = _("warnings let pass")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="waiver_once_per_finding"),
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="waiver_has_reason",
                violation_error_message=_("Say why the text is right as it is."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason
