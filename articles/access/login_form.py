"""Forms that ask for a password, at the log-in and for a new one: Django's own, and neither lets anybody guess."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm

from articles.access.current_request import current_request
from articles.access.guarded_tries import guarded
from articles.choices import AccessEvent


class GuardedLoginForm(AdminAuthenticationForm):
    """The password is looked at as a guarded try."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name is None or not password:
            return super().clean()
        return guarded(self.request, name, AccessEvent.REFUSED, super().clean)


class GuardedPasswordChangeForm(AdminPasswordChangeForm):
    """Whoever finds a browser that was left open does not find out the password there."""

    def clean_old_password(self) -> str:
        name = self.user.get_username()
        return guarded(current_request(), name, AccessEvent.REFUSED, super().clean_old_password)
