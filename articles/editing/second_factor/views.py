"""Pages of the second factor: django-allauth's views in the desk's look. Imported when somebody asks for one."""

from typing import Any, ClassVar

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import admin
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from articles.editing import login
from articles.editing.second_factor.forms import CodeForm, FirstCodeForm, PasswordAgainForm

OVERVIEW = reverse_lazy("mfa_index")


class OnDesk:
    """A page of the desk, with its header and its title."""

    title: ClassVar[Any]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, **admin.site.each_context(self.request), "title": self.title}


class Overview(OnDesk, IndexView):
    title = _("Second factor")
    template_name = "admin/second_factor/index.html"


class Code(OnDesk, AuthenticateView):
    """The second step of a log-in. A text that came along with the first goes on."""

    title = _("Log in")
    form_class = CodeForm
    template_name = "admin/second_factor/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        passkeys = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN)
        return {**super().get_context_data(**kwargs), "has_passkey": passkeys.exists()}

    def form_valid(self, form: Any) -> HttpResponse:
        return login.go_on(self.request, super().form_valid(form))


class AddProgram(OnDesk, ActivateTOTPView):
    title = _("Set up an authenticator app")
    form_class = FirstCodeForm
    template_name = "admin/second_factor/program.html"


class RemoveProgram(OnDesk, DeactivateTOTPView):
    title = _("Remove the authenticator app")
    template_name = "admin/second_factor/remove.html"
    success_url = OVERVIEW


class AddPasskey(OnDesk, AddWebAuthnView):
    title = _("Add a passkey")
    template_name = "admin/second_factor/passkey.html"


class RemovePasskey(OnDesk, RemoveWebAuthnView):
    title = _("Remove a passkey")
    template_name = "admin/second_factor/remove.html"
    success_url = OVERVIEW


class RecoveryCodes(OnDesk, ViewRecoveryCodesView):
    title = _("Recovery codes")
    template_name = "admin/second_factor/recovery_codes.html"


class NewRecoveryCodes(OnDesk, GenerateRecoveryCodesView):
    title = _("New recovery codes")
    template_name = "admin/second_factor/new_recovery_codes.html"


class PasswordAgain(OnDesk, ReauthenticateView):
    title = _("Your password again")
    form_class = PasswordAgainForm
    template_name = "admin/second_factor/password.html"
