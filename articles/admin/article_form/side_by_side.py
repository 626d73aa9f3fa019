"""The original on the left, ours on the right: what changed since is marked paragraph by paragraph."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.original_beside import original_beside
from articles.admin.article_form.parts import Address, Notice, Tool
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.translation import staleness


class CurrentForm(forms.Form):
    number = forms.IntegerField(min_value=1, max_value=2_000_000_000, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("why the translation needs no change, if you changed nothing"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class SideBySideFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/side-by-side/", self.side_by_side_view, "articles_article_side_by_side"),
        ]

    media = forms.Media(css={"all": ["desk/side_by_side.css"]}, js=["desk/side_by_side.js"])

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        """Whoever edits the text has the original beside it."""
        if article is None or not staleness.has_original(article):
            return {}
        if not self.admin.has_change_permission(request, article):
            return {}
        return {"desk_original": original_beside(article)}

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        tools = []
        if staleness.has_original(article):
            tools.append(Tool(_("Side by side"), _address(article)))
        return tools

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
        if article.based_on_id is not None and staleness.is_stale(article):
            sentence = _("The original has changed since revision %(number)d, from which this was made.")
            links = [Tool(_("See the paragraphs"), f"{_address(article)}#stale-1")]
            notices.append(Notice("warning", sentence % {"number": article.based_on.number}, links))
        return notices

    def side_by_side_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Both texts, and the button that says they agree again."""
        article = get_object_or_404(Article.objects.select_related("original", "based_on"), pk=pk)
        if not may(request.user, "view_article"):
            return HttpResponse(_("You may not see this article."), status=403)
        sides = staleness.sides_of(article)
        form = CurrentForm(
            request.POST or None, initial={"number": sides.newest.number if sides.newest else None}
        )
        if form.is_valid():
            try:
                staleness.now_current(article=article, by=request.user, **form.cleaned_data)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            else:
                done = _("“%(title)s” is current with revision %(number)d.")
                values = {"title": article.title, "number": form.cleaned_data["number"]}
                self.admin.message_user(request, done % values, messages.SUCCESS)
            return HttpResponseRedirect(_address(article))
        return self.page(
            request,
            "admin/articles/article/side_by_side.html",
            title=_("Side by side: %(title)s") % {"title": article.title},
            article=article,
            sides=sides,
            form=form,
            may_change=may(request.user, "change", article),
            panels=self.admin.panels_beside(request, article),
        )


def _address(article: Article) -> str:
    return reverse("admin:articles_article_side_by_side", args=[article.pk])
