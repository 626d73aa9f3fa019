"""Addresses of the second factor, below /admin/second-factor/: every page of django-allauth that there is.

Their names are the library's own, which its code asks for. Their views are imported when somebody comes: they bring
ten megabytes of cryptography, which a process that only readers ask has no use for.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(name: str) -> Callable[..., HttpResponse]:
    """The view of a class in `views.py`, for who is logged in; the second step of a log-in is for who is not yet."""

    def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if name != "Code" and not admin.site.has_permission(request):
            return redirect_to_login(request.get_full_path())
        return getattr(import_module("articles.editing.second_factor.views"), name).as_view()(
            request, **kwargs
        )

    return view


urlpatterns = [
    path("", page("Overview"), name="mfa_index"),
    path("code/", page("Code"), name="mfa_authenticate"),
    path("program/add/", page("AddProgram"), name="mfa_activate_totp"),
    path("program/remove/", page("RemoveProgram"), name="mfa_deactivate_totp"),
    path("passkeys/add/", page("AddPasskey"), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", page("RemovePasskey"), name="mfa_remove_webauthn"),
    path("recovery-codes/", page("RecoveryCodes"), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", page("NewRecoveryCodes"), name="mfa_generate_recovery_codes"),
    path("password/", page("PasswordAgain"), name="account_reauthenticate"),
]
