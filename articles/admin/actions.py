"""What can be done to several articles at once; each says what changed, and what could not and why."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import publishing
from articles.admin.confirm import ask
from articles.forms import ReasonForm, TagForm
from articles.models import Article
from articles.publishing import NotPublishable


def _do_to_each(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    articles: list[Article],
    step: Callable[[Article], Any],
) -> None:
    """Do a step to each article and report in words."""
    done = 0
    for article in articles:
        try:
            step(article)
            done += 1
        except NotPublishable as problem:
            sentence = _("“%(title)s” was not changed. %(why)s") % {"title": article.title, "why": problem}
            model_admin.message_user(request, sentence, messages.ERROR)
    if done:
        message = ngettext("%(count)d article was changed.", "%(count)d articles were changed.", done)
        model_admin.message_user(request, message % {"count": done}, messages.SUCCESS)


@admin.action(description=_("Publish selected articles now"), permissions=["change"])
def publish_selected(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> None:
    _do_to_each(
        model_admin,
        request,
        list(queryset),
        lambda article: publishing.publish(article=article, by=request.user),
    )


@admin.action(description=_("Withdraw selected articles…"), permissions=["change"])
def withdraw_selected(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> Any:
    articles = list(queryset)
    form = ReasonForm(request.POST if "confirmed" in request.POST else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        _do_to_each(
            model_admin,
            request,
            articles,
            lambda article: publishing.withdraw(article=article, by=request.user, reason=reason),
        )
        return None
    return _asked(
        model_admin, request, articles, form, _("Withdraw articles"), "withdraw_selected", _("Withdraw")
    )


@admin.action(description=_("Add a tag to selected articles…"), permissions=["change"])
def tag_selected(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> Any:
    articles = list(queryset)
    form = TagForm(request.POST if "confirmed" in request.POST else None)
    if form.is_bound and form.is_valid():
        tag = form.cleaned_data["tag"]
        _do_to_each(model_admin, request, articles, lambda article: article.tags.add(tag))
        return None
    return _asked(model_admin, request, articles, form, _("Add a tag"), "tag_selected", _("Add the tag"))


def _asked(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    articles: list[Article],
    form: forms.Form,
    title: Any,
    action: str,
    button: Any,
) -> Any:
    return ask(request, model_admin, title=title, form=form, rows=articles, action=action, button=button)
