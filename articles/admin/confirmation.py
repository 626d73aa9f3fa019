"""Confirmation page: asks one thing before an action starts."""

from collections.abc import Sequence

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse


def ask(
    request: HttpRequest,
    model_admin: admin.ModelAdmin,
    *,
    title: str,
    form: forms.Form,
    rows: Sequence[Model],
    action: str,
    button: str,
) -> TemplateResponse:
    """The page: the rows concerned, the form, a button that sends the same action again with `confirmed`."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.model._meta,
        "title": title,
        "form": form,
        "rows": rows,
        "action": action,
        "button": button,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/confirmation.html", context)
