"""Logging in with what was typed still in hand."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from articles.keeping import unpack

SHOWN = ("title", "teaser", "body")


class KeepingLogin(LoginView):
    """Django's login; where a text came along, it is shown afterwards with one button that saves it."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"
    next_page = reverse_lazy("admin:index")

    def form_valid(self, form: AdminAuthenticationForm) -> HttpResponse:
        login(self.request, form.get_user())
        fields = unpack(self.request.POST.get("kept", ""))
        target = self.get_redirect_url()
        if not fields or not target:
            return HttpResponseRedirect(self.get_success_url())
        context = {
            **self.extra_context,
            "title": _("Your text was kept"),
            "target": target,
            "fields": fields,
            "shown": [value for name, value in fields if name in SHOWN and value],
        }
        return TemplateResponse(self.request, "admin/kept.html", context)


def ask(request: HttpRequest, context: dict[str, Any], kept: str) -> HttpResponse:
    """The login page for a form sent without a session. Status 403: nothing was done."""
    context = {**context, "form": AdminAuthenticationForm(request), "kept": kept}
    return TemplateResponse(request, "admin/login.html", context, status=403)
