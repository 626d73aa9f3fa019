"""One page on which an original is taken: pasted, uploaded, or an article of ours."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.given_original import LONGEST_PASTE, read_original, read_pasted
from articles.admin.article_form.parts import Address, Notice, Tool
from articles.choices import Kind, Language, Role
from articles.editing.chosen_files import chosen_files
from articles.editing.desk import interface_language
from articles.importing import ImportProblem
from articles.importing.drafts import find_source
from articles.importing.reading import read_pictures
from articles.models import Article, Source
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words
from articles.publishing.signatures import signature_of
from articles.translation import claiming
from provinces.admin.autocomplete import NamedChoiceField


class TakeForm(forms.Form):
    url = forms.URLField(
        label=gettext_lazy("address of the original"), required=False, max_length=500, assume_scheme="https"
    )
    source = NamedChoiceField(
        label=gettext_lazy("source"),
        queryset=Source.objects.all(),
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy("Its name; found by itself where the document has a line “Source: …”."),
    )
    language = forms.ChoiceField(label=gettext_lazy("language we translate into"), choices=Language)
    original_language = forms.ChoiceField(
        label=gettext_lazy("language of the text below"), choices=Language, initial="vi"
    )
    kind = forms.ChoiceField(label=gettext_lazy("our text is"), choices=Kind)
    text = forms.CharField(
        label=gettext_lazy("text, pasted"),
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy(".docx, .html or .txt"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.html,.htm,.txt"}),
    )
    original = NamedChoiceField(
        label=gettext_lazy("or an article of ours"),
        queryset=Article.objects.on_desk(),
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy("Its number or its title."),
    )

    def clean(self) -> dict[str, Any]:
        """Exactly one original, and one that can be read."""
        data = super().clean() or self.cleaned_data
        given = [name for name in ("text", "file", "original") if data.get(name)]
        if not self.errors and len(given) != 1:
            raise forms.ValidationError(
                _("Give one original: paste a text, choose a file, or name an article of ours.")
            )
        original = data.get("original")
        if original is not None and original.language == data.get("language"):
            self.add_error("original", _("It is in this language already; choose a text in another one."))
        data["page"], data["pictures"] = None, []
        if not self.errors and original is None:
            self._read(data)
        return data

    def _read(self, data: dict[str, Any]) -> None:
        field = "file" if data.get("file") else "text"
        try:
            if field == "file":
                data["page"] = read_original(data["file"])
            else:
                data["page"] = read_pasted(data["text"])
            if field == "file":
                data["file"].seek(0)
                data["pictures"] = read_pictures(data["file"].read(), filename=data["file"].name)
            data["source"] = data.get("source") or find_source(name=data["page"].source_name)
        except ImportProblem as problem:
            self.add_error(field, str(problem))


class TakeOverForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("why you take it over"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )


class ClaimingFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("take/", self.take_view, "articles_article_take"),
            Address("<int:pk>/give-back/", self.give_back_view, "articles_article_give_back"),
            Address("<int:pk>/take-over/", self.take_over_view, "articles_article_take_over"),
        ]

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
        if article.taken_by_id is not None:
            sentence = _("Taken by %(who)s, %(since)s.")
            values = {"who": article.taken_by, "since": in_words(article.taken_at or article.created_at)}
            links = []
            if self.admin.has_change_permission(request, article):
                is_mine = article.taken_by_id == request.user.pk
                page, label = (
                    ("give_back", _("Give it back")) if is_mine else ("take_over", _("Take it over"))
                )
                links = [Tool(label, reverse(f"admin:articles_article_{page}", args=[article.pk]))]
            notices.append(Notice("info", sentence % values, links))
        return notices

    def take_view(self, request: HttpRequest) -> HttpResponse:
        """Read the original, claim it, and go on in the form of the new draft."""
        if not may(request.user, "add_article"):
            return HttpResponse(_("You may not take an original."), status=403)
        language = interface_language.translates_into(request) or None
        form = TakeForm(request.POST or None, request.FILES or None, initial={"language": language})
        if form.is_valid():
            asked = {name: value for name, value in form.cleaned_data.items() if name not in {"text", "file"}}
            try:
                article, lost = claiming.take(by=request.user, **asked)
            except NotPublishable as problem:
                for sentence in problem.problems:
                    form.add_error(None, sentence)
            else:
                done = _("You have “%(title)s”. Nobody else can take it now.")
                self.admin.message_user(request, done % {"title": article.title}, messages.SUCCESS)
                is_summary = article.kind == Kind.SUMMARY
                if not is_summary and not article.credits.filter(role=Role.TRANSLATOR).exists():
                    lost.append(self._no_translator(request))
                for sentence in lost:
                    self.admin.message_user(request, sentence, messages.WARNING)
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        return self.page(
            request,
            "admin/articles/article/take.html",
            title=_("Take an original"),
            form=form,
            button=_("Take it"),
            **chosen_files(request),
        )

    def _no_translator(self, request: HttpRequest) -> str:
        if signature_of(request.user):
            return _("No translator is credited: the document came in our language. Choose who made it.")
        return _(
            "No translator is credited: choose as whom you sign in your profile, and here for this text."
        )

    def give_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if request.method == "POST":
            try:
                claiming.give_back(article=article, by=request.user)
                done = _("“%(title)s” is held by nobody now.") % {"title": article.title}
                self.admin.message_user(request, done, messages.SUCCESS)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        return self.page(
            request,
            "admin/confirmation.html",
            title=_("Give “%(title)s” back?") % {"title": article.title},
            rows=[article],
            button=_("Give it back"),
        )

    def take_over_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hold what somebody else holds, who may be ill or on leave; the reason stays in the article's history."""
        article = get_object_or_404(Article.objects.select_related("taken_by"), pk=pk)
        form = TakeOverForm(request.POST or None)
        if form.is_valid():
            try:
                claiming.take_over(article=article, by=request.user, reason=form.cleaned_data["reason"])
                done = _("You have “%(title)s” now.") % {"title": article.title}
                self.admin.message_user(request, done, messages.SUCCESS)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        return self.page(
            request,
            "admin/confirmation.html",
            title=_("Take “%(title)s” over?") % {"title": article.title},
            rows=[article],
            form=form,
            button=_("Take it over"),
        )
