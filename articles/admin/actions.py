"""Bulk actions of the article list: a confirmation page says what will change and what cannot, then it is done."""

import hashlib
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

from articles.admin.forms import ReasonForm, TagForm
from articles.choices import ChangeKind, Significance
from articles.editing.bulk_actions import MOST_AT_ONCE, STEPS, Step, run
from articles.publishing import correction_problems
from provinces.admin.autocomplete import NamedChoiceField
from provinces.models import Province


class ConfirmForm(forms.Form):
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


class ReplaceForm(forms.Form):
    """Which words, by which, and how readers are told where they have read them."""

    find = forms.CharField(label=_("words to find"), max_length=200)
    put = forms.CharField(label=_("words to put in their place"), max_length=200, required=False)
    whole_words = forms.BooleanField(label=_("whole words only"), required=False, initial=True)
    match_case = forms.BooleanField(label=_("capitals as typed"), required=False, initial=True)
    significance = forms.TypedChoiceField(
        label=_("how much it changes"), coerce=int, choices=Significance, initial=Significance.TYPO
    )
    note_kind = forms.ChoiceField(label=_("kind of note"), choices=ChangeKind)
    note_text = forms.CharField(
        label=_("public note, for articles that readers have read"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )

    def clean(self) -> dict[str, Any]:
        """The words differ, and a major change is explained."""
        data = super().clean() or self.cleaned_data
        if data.get("find") and data.get("find") == data.get("put"):
            self.add_error("put", _("These are the same words."))
        if "significance" in data and "note_text" in data:
            for sentence in correction_problems(significance=data["significance"], text=data["note_text"]):
                self.add_error("note_text", sentence)
        return data


FORMS = {
    "replace_selected": ReplaceForm,
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
    if step.preview:
        queryset = queryset.defer(None)  # the list leaves the texts out
    articles = list(queryset.prefetch_related("tags", "provinces")[: MOST_AT_ONCE + 1])
    if len(articles) > MOST_AT_ONCE:
        sentence = _("At most %(most)d articles at once; choose fewer, or filter the list.")
        model_admin.message_user(request, sentence % {"most": MOST_AT_ONCE}, messages.ERROR)
        return None
    if request.POST.get("select_across") != "1" and len(articles) < asked_for:
        _say_gone(model_admin, request, asked_for - len(articles))
    form = FORMS.get(step.name, ConfirmForm)(request.POST if "confirmed" in request.POST else None)
    if not (form.is_bound and form.is_valid() and _was_shown(step, form, request)):
        return _question(model_admin, request, articles, form, step)
    done, refused = run(step, articles=articles, by=request.user, asked=form.cleaned_data)
    for sentence in refused:
        model_admin.message_user(request, sentence, messages.ERROR)
    if done:
        message = ngettext("%(count)d article was changed.", "%(count)d articles were changed.", done)
        model_admin.message_user(request, message % {"count": done}, messages.SUCCESS)
    return None


def _was_shown(step: Step, form: forms.Form, request: HttpRequest) -> bool:
    """Whether the page that asked showed what exactly this form would change."""
    return step.preview is None or request.POST.get("seen") == _sign(form)


def _sign(form: forms.Form) -> str:
    """The same for the same answers."""
    return hashlib.sha256(repr(sorted(form.cleaned_data.items())).encode()).hexdigest()


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
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    obstacles = [(article, step.obstacles(article, request.user, asked)) for article in articles]
    can = [article for article, problems in obstacles if not problems]
    shows = bool(step.preview and asked)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.model._meta,
        "title": step.title,
        "form": form,
        "can": can,
        "changes": [(article, step.preview(article, asked)) for article in can] if shows else [],
        "seen": _sign(form) if shows else "",
        "put": asked.get("put", ""),
        "cannot": [(article, problems) for article, problems in obstacles if problems],
        "rows": articles,
        "action": step.name,
        "button": step.button if shows or not step.preview else _("Show what would change"),
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/bulk_confirmation.html", context)


ACTIONS = [
    _action(STEPS["publish_selected"], _("Publish selected articles now…"), "publish"),
    _action(STEPS["withdraw_selected"], _("Withdraw selected articles…"), "withdraw"),
    _action(STEPS["draft_selected"], _("Make selected articles drafts again…"), "change"),
    _action(STEPS["tag_selected"], _("Add a tag to selected articles…"), "change"),
    _action(STEPS["untag_selected"], _("Take a tag away from selected articles…"), "change"),
    _action(STEPS["move_selected"], _("File selected articles under another province…"), "change"),
    _action(STEPS["replace_selected"], _("Replace words in selected articles…"), "change"),
    _action(STEPS["bin_selected"], _("Put selected articles into the bin…"), "bin"),
]
