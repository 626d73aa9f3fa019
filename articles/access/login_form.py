"""The log-in form of the desk: Django's own, which lets nobody guess."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm

from articles.access.guarded_tries import guarded
from articles.choices import AccessEvent


class GuardedLoginForm(AdminAuthenticationForm):
    """The password is looked at as a guarded try."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name is None or not password:
            return super().clean()
        return guarded(self.request, name, AccessEvent.REFUSED, super().clean)
