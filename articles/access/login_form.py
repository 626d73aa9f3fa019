"""The log-in form of the desk: Django's own, which lets nobody guess."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from articles.access import guessing, log
from articles.choices import AccessEvent


def must_wait(error: guessing.MustWait) -> ValidationError:
    """In words, the same whether or not the account exists."""
    sentence = ngettext(
        "Too many tries failed. Try again in %(minutes)d minute, or in a browser in which you have logged in before.",
        "Too many tries failed. Try again in %(minutes)d minutes, or in a browser in which you have logged in before.",
        error.minutes,
    )
    return ValidationError(sentence % {"minutes": error.minutes}, code="must_wait")


class GuardedLoginForm(AdminAuthenticationForm):
    """Each try is counted before the password is looked at, and taken back where it was right."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name is None or not password:
            return super().clean()
        try:
            tried = guessing.begin(self.request, name)
        except guessing.MustWait as error:
            raise must_wait(error) from error
        try:
            cleaned = super().clean()
        except ValidationError:
            log.record_failure(AccessEvent.REFUSED, name, self.request)
            if tried.starts_wait:
                log.record_failure(AccessEvent.LOCKED, name, self.request)
            raise
        tried.take_back()
        return cleaned
