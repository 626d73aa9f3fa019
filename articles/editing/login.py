"""Log-in views that keep what was typed, and return to the form from before the log-in."""

import logging
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.utils import perform_login
from django.contrib import admin
from django.contrib.auth import logout
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from articles.access.login_form import GuardedLoginForm
from articles.editing.session_recovery import pack, unpack
from provinces.datatypes.refusal import Refusal, sentences_of

logger = logging.getLogger(__name__)
WAITING = "login.kept"  # in the session of whoever has typed a right password
SHOWN = ("title", "teaser", "body")


class SessionRecoveryLogin(LoginView):
    """Django's login; where a text came along, it is shown afterwards with one button that saves it."""

    authentication_form = GuardedLoginForm
    template_name = "admin/login.html"
    next_page = reverse_lazy("admin:index")

    def form_valid(self, form: GuardedLoginForm) -> HttpResponse:
        """Whose password it is may have to show a second factor as well; the text waits in their session meanwhile."""
        if self.request.user.is_authenticated:
            logout(self.request)
        kept, target = self.request.POST.get("kept", ""), self.get_redirect_url()
        response = perform_login(self.request, form.get_user(), redirect_url=self.get_success_url())
        if target and unpack(kept):
            self.request.session[WAITING] = [target, kept]
        return go_on(self.request, response)


def go_on(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What follows a step of a log-in: once it was the last, the text that came along is given back."""
    if not request.user.is_authenticated or WAITING not in request.session:
        return response
    target, kept = request.session.pop(WAITING)
    return _give_back(request, target, unpack(kept))


def ask(request: HttpRequest, target: str, kept: str) -> HttpResponse:
    """The login page for a form sent without a session. Status 403: nothing was done."""
    context = {
        **admin.site.each_context(request),
        "title": _("Log in"),
        "app_path": f"{reverse('admin:login')}?{urlencode({'next': target})}",
        "next": target,
        "lost_files": [file.name for file in request.FILES.values()],
        "form": GuardedLoginForm(request),
        "kept": kept,
    }
    return TemplateResponse(request, "admin/login.html", context, status=403)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django's CSRF check calls instead of the view.

    Logging in changes the secret, so a form opened before somebody logged in again in another tab always fails. If
    the browser says that it was sent from this very site, its text is given back, to be sent once more by hand.
    """
    is_ours = _host(request.headers.get("Origin", "")) == request.get_host()
    target, kept = request.get_full_path(), pack(request)
    if request.path == reverse("admin:login"):
        target, kept = request.POST.get("next", ""), request.POST.get("kept", "")
    is_desk = target.startswith(reverse("admin:index")) and url_has_allowed_host_and_scheme(target, None)
    fields = unpack(kept)
    if not (is_ours and is_desk and fields):
        return csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return ask(request, target, kept)
    return _give_back(request, target, fields, status=403)


def not_taken(request: HttpRequest, error: Exception) -> HttpResponse:
    """For a form whose view does not know why it is refused: the reason, and what was typed. To a script, as JSON."""
    if not isinstance(error, Refusal):
        logger.warning("Refused by the database, by no form: %s", request.path, exc_info=error)
    sentences = sentences_of(error)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"problem": " ".join(sentences)}, status=400)
    return give_back(request, sentences)


def give_back(request: HttpRequest, problems: list[str]) -> TemplateResponse:
    """The form that was sent, with what stands against it."""
    fields = unpack(pack(request))
    title = _("Not saved")
    return _give_back(request, request.get_full_path(), fields, status=400, title=title, problems=problems)


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # half an IPv6 address
        return ""


def _give_back(
    request: HttpRequest, target: str, fields: list[tuple[str, str]], status: int = 200, **said: Any
) -> TemplateResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Your text was kept"),
        "target": target,
        "fields": fields,
        "shown": [value for name, value in fields if name in SHOWN and value],
        "lost_files": [file.name for file in request.FILES.values()],
        **said,
    }
    return TemplateResponse(request, "admin/session_recovery.html", context, status=status)
