"""The first account of a site: whoever starts it is told an address at which they make it, and nobody else is.

The address says nothing secret for long: it lasts an hour, and ends with the first account. No password is printed.
"""

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

SALT = "articles.first_account"
LASTS = dt.timedelta(hours=1)


def is_wanted() -> bool:
    """One query."""
    return not User.objects.exists()


def address() -> str:
    """For whoever started the site."""
    return reverse("admin:first_account", args=[signing.dumps("first", salt=SALT)])


def is_ours(token: str) -> bool:
    try:
        signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return False
    return True


class FirstAccountForm(BaseUserCreationForm):
    """May do everything, as the account of `make_administrator`."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email")

    def save(self, commit: bool = True) -> Any:
        self.instance.is_staff = self.instance.is_superuser = True
        return super().save(commit)


@sensitive_post_parameters()
@transaction.atomic
def first_account(request: HttpRequest, token: str) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("The first account"),
        "is_nav_sidebar_enabled": False,
    }
    if not is_wanted() or not is_ours(token):
        return TemplateResponse(request, "admin/first_account.html", context, status=404)
    form = FirstAccountForm(request.POST or None)
    if not form.is_valid():
        return TemplateResponse(request, "admin/first_account.html", {**context, "form": form})
    name = form.save().get_username()
    messages.success(request, _("The account “%(name)s” is made. Log in with it.") % {"name": name})
    return HttpResponseRedirect(reverse("admin:login"))
