"""What can be done to several articles at once: a page says what will change and what cannot, then it is done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.bulk import MOST_AT_ONCE, STEPS, Step, run
from articles.forms import ReasonForm, TagForm
from provinces.admin.choosing import NamedChoiceField
from provinces.models import Province


class NothingForm(forms.Form):
    """Only the button."""


class MoveForm(forms.Form):
    """Provinces are typed by name: with or without accents."""

    goes = NamedChoiceField(
        label=_("province to file them under"), queryset=Province.objects.all(), widget=forms.TextInput
    )
    leaves = NamedChoiceField(
        label=_("province to take away, if any"),
        queryset=Province.objects.all(),
        widget=forms.TextInput,
        required=False,
    )


FORMS = {
    "withdraw_selected": ReasonForm,
    "tag_selected": TagForm,
    "untag_selected": TagForm,
    "move_selected": MoveForm,
}


def _action(step: Step, description: Any, permission: str) -> Callable[..., Any]:
    """The admin's action of a step."""

    @admin.action(description=description, permissions=[permission])
    def act(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> Any:
        return _ask_or_do(model_admin, request, queryset, step)

    act.__name__ = step.name
    return act


def _ask_or_do(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet, step: Step
) -> TemplateResponse | None:
    asked_for = len(set(request.POST.getlist(ACTION_CHECKBOX_NAME)))
    articles = list(queryset.prefetch_related("tags", "provinces")[: MOST_AT_ONCE + 1])
    if len(articles) > MOST_AT_ONCE:
        sentence = _("At most %(most)d articles at once; choose fewer, or filter the list.")
        model_admin.message_user(request, sentence % {"most": MOST_AT_ONCE}, messages.ERROR)
        return None
    if request.POST.get("select_across") != "1" and len(articles) < asked_for:
        _say_gone(model_admin, request, asked_for - len(articles))
    form = FORMS.get(step.name, NothingForm)(request.POST if "confirmed" in request.POST else None)
    if not (form.is_bound and form.is_valid()):
        return _question(model_admin, request, articles, form, step)
    done, refused = run(step, articles=articles, by=request.user, asked=form.cleaned_data)
    for sentence in refused:
        model_admin.message_user(request, sentence, messages.ERROR)
    if done:
        message = ngettext("%(count)d article was changed.", "%(count)d articles were changed.", done)
        model_admin.message_user(request, message % {"count": done}, messages.SUCCESS)
    return None


def _say_gone(model_admin: admin.ModelAdmin, request: HttpRequest, gone: int) -> None:
    message = ngettext(
        "%(count)d article you chose is not there any more.",
        "%(count)d articles you chose are not there any more.",
        gone,
    )
    model_admin.message_user(request, message % {"count": gone}, messages.WARNING)


def _question(
    model_admin: admin.ModelAdmin, request: HttpRequest, articles: list[Any], form: forms.Form, step: Step
) -> TemplateResponse:
    """The page: what will change, what cannot and why, the form, and the button that sends the action again."""
    obstacles = [(article, step.obstacles(article, request.user, {})) for article in articles]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.model._meta,
        "title": step.title,
        "form": form,
        "can": [article for article, problems in obstacles if not problems],
        "cannot": [(article, problems) for article, problems in obstacles if problems],
        "rows": articles,
        "action": step.name,
        "button": step.button,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/ask_many.html", context)


ACTIONS = [
    _action(STEPS["publish_selected"], _("Publish selected articles now…"), "publish"),
    _action(STEPS["withdraw_selected"], _("Withdraw selected articles…"), "withdraw"),
    _action(STEPS["draft_selected"], _("Make selected articles drafts again…"), "change"),
    _action(STEPS["tag_selected"], _("Add a tag to selected articles…"), "change"),
    _action(STEPS["untag_selected"], _("Take a tag away from selected articles…"), "change"),
    _action(STEPS["move_selected"], _("File selected articles under another province…"), "change"),
    _action(STEPS["bin_selected"], _("Put selected articles into the bin…"), "bin"),
]
