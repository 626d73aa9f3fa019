"""Review, from the form: hand over, return with a comment on a passage, approve, settle."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.article_form.parts import DeskParts, Panel, Tool
from articles.choices import ReviewStep, Status
from articles.models import Article, Review
from articles.permissions import may
from articles.publishing import NotPublishable


class ReviewForm(forms.Form):
    """What an editor says to a text that was handed over."""

    step = forms.ChoiceField(
        label=gettext_lazy("what to do"),
        widget=forms.RadioSelect,
        choices=[
            (ReviewStep.APPROVED, gettext_lazy("approve it as it stands")),
            (ReviewStep.RETURNED, gettext_lazy("return it to its translator")),
            (ReviewStep.COMMENT, gettext_lazy("only comment")),
        ],
    )
    comment = forms.CharField(
        label=gettext_lazy("comment"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
    )
    passage = forms.CharField(
        label=gettext_lazy("passage it is about"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy("Copied from the text; may be left empty."),
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
    )
    own_reason = forms.CharField(
        label=gettext_lazy("why you approve a text of your own"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )


class ReviewingMixin(DeskParts):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/review/", view(self.review_view), name="articles_article_review"),
            path(
                "<int:pk>/review/<int:number>/settle/", view(self.settle_view), name="articles_article_settle"
            ),
            *super().get_urls(),
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        is_draft = article is None or article.status == Status.DRAFT
        context["can_submit"] = is_draft and may(request.user, "submit", article)
        return super().render_change_form(request, context, *args, **kwargs)

    def desk_tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        tools = super().desk_tools(request, article)
        if article.status == Status.IN_REVIEW and may(request.user, "review", article):
            tools.append(Tool(_("Review"), reverse("admin:articles_article_review", args=[article.pk])))
        return tools

    def desk_panels(self, request: HttpRequest, article: Article | None) -> list[Panel]:
        panels = super().desk_panels(request, article)
        if article is not None:
            steps = list(article.reviews.select_related("by", "revision"))
            if steps:
                context = {
                    "steps": steps,
                    "approval": publishing.approval_of(article),
                    "article": article,
                    "may_settle": may(request.user, "change_article", article),
                }
                panels.append(Panel("review", _("Review"), "admin/desk/review.html", context))
        return panels

    def desk_step(self, request: HttpRequest, article: Article) -> str:
        if "_submit" in request.POST:
            publishing.submit(article=article, by=request.user)
            return _("“%(title)s” was handed over for review.") % {"title": article.title}
        return super().desk_step(request, article)

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One page with the text, and what to do with it."""
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "review", article):
            return HttpResponse(_("You may not review this article."), status=403)
        form = ReviewForm(request.POST or None)
        if not publishing.is_own(article, request.user):
            del form.fields["own_reason"]
        if form.is_valid() and self._review(request, article, form):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Review “%(title)s”") % {"title": article.title},
            "article": article,
            "form": form,
            "steps": article.reviews.select_related("by", "revision"),
        }
        return TemplateResponse(request, "admin/articles/article/review.html", context)

    def _review(self, request: HttpRequest, article: Article, form: forms.Form) -> bool:
        said = dict(form.cleaned_data)
        step = said.pop("step")
        title = {"title": article.title}
        try:
            if step == ReviewStep.APPROVED:
                said.pop("passage")
                publishing.approve(article=article, by=request.user, **said)
                done = _("“%(title)s” is approved.") % title
            else:
                said.pop("own_reason", None)
                act = publishing.give_back if step == ReviewStep.RETURNED else publishing.comment
                act(article=article, by=request.user, **said)
                returned = step == ReviewStep.RETURNED
                done = (_("“%(title)s” was returned.") if returned else _("The comment is kept.")) % title
        except NotPublishable as problem:
            for sentence in problem.problems:
                form.add_error(None, sentence)
            return False
        self.message_user(request, done, messages.SUCCESS)
        return True

    def settle_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Tick a comment as done. A question by GET changes nothing."""
        review = get_object_or_404(Review.objects.select_related("article"), pk=number, article=pk)
        if request.method == "POST":
            try:
                publishing.settle(review=review, by=request.user)
            except NotPublishable as problem:
                self.message_user(request, str(problem), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]) + "#review")
