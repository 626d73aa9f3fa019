"""The outside original once more: pasted or uploaded again, so that what changed in it is marked beside ours."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import revisions
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.given_original import LONGEST_PASTE, read_original, read_pasted
from articles.admin.article_form.parts import Address, Tool
from articles.choices import Significance
from articles.editing.chosen_files import chosen_files
from articles.fields.original_keys import text_key
from articles.importing import ImportProblem
from articles.models import Article
from articles.translation.claiming import claimed_by


class RetrieveForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("text of the original as it is now, pasted"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy(".docx, .html or .txt"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.html,.htm,.txt"}),
    )
    significance = forms.TypedChoiceField(
        label=gettext_lazy("how much the original has changed"),
        coerce=int,
        choices=Significance,
        initial=Significance.MINOR,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, read as when the original was taken: what has not changed reads the same."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if bool(data.get("text", "").strip()) == bool(data.get("file")):
            raise forms.ValidationError(_("Give the original once: paste its text or choose a file."))
        try:
            page = read_original(data["file"]) if data.get("file") else read_pasted(data["text"])
            data["words"] = page.text
        except ImportProblem as problem:
            self.add_error("file" if data.get("file") else "text", str(problem))
        return data


class RetrievalFeature(Feature):
    def addresses(self) -> list[Address]:
        return [Address("<int:pk>/retrieve/", self.retrieve_view, "articles_article_retrieve")]

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        tools = []
        if article.original_id is None and self.admin.has_change_permission(request, article):
            address = reverse("admin:articles_article_retrieve", args=[article.pk])
            tools.append(Tool(_("Original again"), address))
        return tools

    def retrieve_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep a new snapshot and go to where the change stands beside our text."""
        article = get_object_or_404(Article.objects.on_desk().filter(original__isnull=True), pk=pk)
        if not self.admin.has_change_permission(request, article):
            raise PermissionDenied
        form = RetrieveForm(request.POST or None, request.FILES or None)
        if form.is_valid() and (held := self._held_by_another(request, article, form.cleaned_data["words"])):
            form.add_error(None, held)
        elif form.is_valid():
            revision = revisions.record_original(
                article=article,
                text=form.cleaned_data["words"],
                by=request.user,
                significance=form.cleaned_data["significance"],
            )
            if revision is None:
                self.admin.message_user(
                    request, _("The original is what it was; that was noted."), messages.SUCCESS
                )
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
            kept = _("The original is kept as revision %(number)d; what changed in it is marked.")
            self.admin.message_user(request, kept % {"number": revision.number}, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_article_side_by_side", args=[pk]))
        return self.page(
            request,
            "admin/articles/article/take.html",
            title=_("The original of “%(title)s” again") % {"title": article.title},
            form=form,
            button=_("Keep it"),
            **chosen_files(request),
        )

    def _held_by_another(self, request: HttpRequest, article: Article, text: str) -> str:
        """Which other article this text is the original of, as a sentence; nothing of the text that we have."""
        if text_key(text) == article.original_hash:
            return ""
        return claimed_by(text=text, language=article.language, by=request.user, besides=article.pk)
