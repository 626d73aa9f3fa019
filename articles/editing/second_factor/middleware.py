"""Whoever needs a second factor and has none is led to set one up, before any other page of the desk."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.access.desk_pages import is_of_desk
from articles.editing import login

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_factor(account: object) -> bool:
    """One query. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=account, type__in=FACTORS).exists()


class SecondFactorMiddleware:
    """Only where SECOND_FACTOR says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._lacks(request):
            return self.get_response(request)
        if request.method == "POST":  # it was not needed yet when the form was opened
            sentence = _("You need a second factor first. Set it up in another tab, then send this again.")
            return login.give_back(request, [sentence]).render()  # no view, so nobody else renders it
        return HttpResponseRedirect(reverse("mfa_index"))

    def _lacks(self, request: HttpRequest) -> bool:
        return (
            settings.SECOND_FACTOR == "required"
            and is_of_desk(request)
            and not request.path.startswith(reverse("mfa_index"))
            and request.path not in {reverse("admin:logout"), reverse("admin:jsi18n")}
            and request.user.is_authenticated
            and not has_factor(request.user)
        )
