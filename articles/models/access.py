"""Models of getting in: tries to log in, the log of who did, and what ends a session."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import AccessEvent


class LoginTries(models.Model):
    """Wrong passwords of late, counted by a key of `articles.access.guessing`: a hash that names nobody."""

    about_accounts = True  # so that no dump holds it and no fixture brings it

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now, db_index=True)
    waits_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tries to log in")
        verbose_name_plural = _("tries to log in")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.failures}"


class AccessEntry(models.Model):
    """One line of the access log. It is only added to: `access_triggers` refuses every change, in the database.

    It holds no foreign key, for the line stays when the account goes; and of an address no more than its neighbourhood.
    """

    about_accounts = True

    at = models.DateTimeField(_("date and time"), default=timezone.now)
    event = models.CharField(_("what happened"), max_length=20, choices=AccessEvent)
    account = models.BigIntegerField(_("number of the account"), null=True)
    name = models.CharField(_("account"), max_length=150, blank=True)
    by = models.CharField(_("by"), max_length=150, blank=True)
    network = models.CharField(_("network"), max_length=50, blank=True)

    class Meta:
        verbose_name = _("access log entry")
        verbose_name_plural = _("access log entries")
        default_permissions = ()  # everybody sees their own; all, whoever may see accounts
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="access_entry_at"),
            models.Index(fields=["account", "-at", "-id"], name="access_entry_account"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.name}"


class SessionMark(models.Model):
    """Moments that an account's sessions are held against: those from before `ended_at` are over, and those from before
    `rights_changed_at` get a new key.
    """

    about_accounts = True

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="session_mark"
    )
    ended_at = models.DateTimeField(null=True)
    rights_changed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("end of sessions")
        verbose_name_plural = _("ends of sessions")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.account)
