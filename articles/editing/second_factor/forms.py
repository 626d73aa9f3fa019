"""Forms of the second factor: none of them lets anybody guess, and no code is taken twice."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.access import guessing
from articles.access.current_request import current_request
from articles.access.guarded_tries import guarded
from articles.choices import AccessEvent

CODE_FIELD = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class CodeForm(AuthenticateForm):
    """The second step of a log-in: a code of the program, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = dict(CODE_FIELD)

    def clean_code(self) -> str:
        return guarded(current_request(), self.user.get_username(), AccessEvent.CODE_REFUSED, self._look)

    def _look(self) -> str:
        """The library remembers used codes in the memory of one process; we have several."""
        code = super().clean_code()
        if not guessing.use_once(self.user.get_username(), code):
            raise ValidationError(_("This code has already been used. Wait for the next one."))
        return code


class FirstCodeForm(ActivateTOTPForm):
    """That the program shows the codes we expect. Nothing to guess: the secret is on the page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows")
        self.fields["code"].widget.attrs = {**CODE_FIELD, "autofocus": False}


class PasswordAgainForm(forms.Form):
    """Who changes a second factor types the password again: a browser that was left open is not enough."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        return guarded(current_request(), self.user.get_username(), AccessEvent.REFUSED, self._look)

    def _look(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not your password."))
        return password
