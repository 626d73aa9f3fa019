"""Models of the desk: glossary, correction tasks, preview links, autosaves, presence."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import Language
from articles.models.article import Article
from articles.models.change_note import ChangeNote
from provinces.datatypes.text_fields import LineField, ParagraphField


class GlossaryTerm(models.Model):
    """How the house writes a word, and how it does not."""

    language = models.CharField(_("language"), max_length=8, choices=Language, default=Language.ENGLISH)
    term = LineField(_("we write"), max_length=120)
    avoid = ParagraphField(_("we do not write"), help_text=_("One word or phrase a line."))
    note = ParagraphField(_("note"), blank=True)

    class Meta:
        verbose_name = _("word of the house")
        verbose_name_plural = _("words of the house")
        ordering = ["language", "term"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "term"],
                name="glossary_term_once",
                violation_error_message=_("This word is listed already."),
            )
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def avoided(self) -> list[str]:
        """The words to avoid, one each."""
        return [line.strip() for line in self.avoid.splitlines() if line.strip()]


class CorrectionTask(models.Model):
    """A translation is to follow a correction of its original, by a deadline."""

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="correction_tasks",
        verbose_name=_("translation"),
        db_index=False,
    )
    note = models.ForeignKey(
        ChangeNote,
        on_delete=models.CASCADE,
        related_name="tasks",
        verbose_name=_("correction of the original"),
    )
    due_at = models.DateTimeField(_("due"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = ParagraphField(_("what came of it"), blank=True)

    class Meta:
        verbose_name = _("correction to follow")
        verbose_name_plural = _("corrections to follow")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="correction_task_open",
                condition=models.Q(closed_at__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "note"], name="correction_task_once"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | ~models.Q(outcome=""),
                name="correction_task_closed_says_why",
                violation_error_message=_("Say what was done, or why nothing had to be."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.note}"


class PreviewLink(models.Model):
    """An address under which somebody without an account may read a draft for some days."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="preview_links", verbose_name=_("article")
    )
    secret = models.CharField(_("secret"), max_length=64, unique=True)
    label = LineField(_("for whom"), max_length=120)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.label


class Autosave(models.Model):
    """What a person has typed into one opened form of an article and not saved: one row, however often it is kept."""

    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="autosaves", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Drawn by lot when the form is opened: the text of one tab is never kept over that of another.
    form_key = models.CharField(_("opened form"), max_length=32, blank=True, db_default="")
    data = models.JSONField(_("fields of the form"))
    token = models.CharField(_("what the form was made from"), max_length=100, blank=True)
    at = models.DateTimeField(_("date and time"), default=timezone.now)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "form_key"], name="autosave_once_per_opened_form"
            ),
            models.UniqueConstraint(
                fields=["person", "form_key"],
                condition=models.Q(article__isnull=True),
                name="autosave_once_per_new_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.article}"


class Presence(models.Model):
    """Who has an article's form open, as of when."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="presences", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen"), default=timezone.now)

    class Meta:
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.article}"


class LanguageLimit(models.Model):
    """A person is a member of a group only for a language. Without such a row, for all of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="language_limits",
        verbose_name=_("person"),
        db_index=False,
    )
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="language_limits", verbose_name=_("group")
    )
    language = models.CharField(_("language"), max_length=8, choices=Language)

    class Meta:
        verbose_name = _("language of a role")
        verbose_name_plural = _("languages of roles")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "group", "language"],
                name="language_limit_once",
                violation_error_message=_("This role has this language already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.group}, {self.get_language_display()}"
