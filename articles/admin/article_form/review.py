"""Review, from the form: hand over, return with a comment on a passage, approve, settle."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import publishing
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Button, Notice, Panel, Tool
from articles.admin.article_form.review_page import review_page
from articles.checks.review import DECISIONS
from articles.choices import ReviewStep, Status
from articles.models import Article, Review
from articles.permissions import may
from articles.permissions.holders import holders
from articles.publishing import NotPublishable
from articles.publishing.release import in_words

MOST = 20  # reviewers named


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


def _steps(article: Article) -> list[Review]:
    """The newest first. One query, however often it is asked for one form."""
    steps = Review.objects.select_related("by__profile", "revision")
    prefetch_related_objects([article], Prefetch("reviews", steps))
    return list(article.reviews.all())


def _reviewers(article: Article) -> list[Any]:
    """Who can decide about a text that waits for it; none of those whose own it is. Two queries, while it waits."""
    if article.status != Status.IN_REVIEW:
        return []
    people = holders("review_article", article.language).exclude(pk__in=publishing.owners(article))
    return list(people.select_related("profile").order_by("username")[:MOST])


class ReviewFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/review/", self.review_view, "articles_article_review"),
            Address("<int:pk>/review/<int:number>/settle/", self.settle_view, "articles_article_settle"),
        ]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        is_draft = article is None or article.status == Status.DRAFT
        return {"can_submit": is_draft and may(request.user, "submit", article)}

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        tools = []
        if article.status == Status.IN_REVIEW and may(request.user, "review", article):
            tools.append(Tool(_("Review"), reverse("admin:articles_article_review", args=[article.pk])))
        return tools

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        last = next((step for step in _steps(article) if step.step in DECISIONS), None)
        if article.status != Status.DRAFT or last is None or last.step != ReviewStep.RETURNED:
            return []
        values = {"who": last.by or "", "when": in_words(last.at), "what": last.comment}
        sentence = _("Returned by %(who)s, %(when)s: %(what)s") % values
        return [Notice("warning", sentence, [Tool(_("What was said"), "#review")])]

    def panels(self, request: HttpRequest, article: Article) -> list[Panel]:
        steps = _steps(article)
        if not steps:
            return []
        approved = any(step.step == ReviewStep.APPROVED for step in steps)
        context = {
            "steps": steps,
            "approval": publishing.approval_of(article) if approved else None,
            "article": article,
            "may_settle": may(request.user, "change_article", article),
            "reviewers": _reviewers(article),
        }
        unsettled = sum(bool(step.comment) and step.resolved_at is None for step in steps)
        panel = Panel(
            "review",
            _("Review"),
            "admin/desk/review.html",
            context,
            holds=_holds(context["approval"], steps, unsettled),
            is_open=any(step.step == ReviewStep.RETURNED and step.resolved_at is None for step in steps),
            in_bar=True,
        )
        return [panel]

    def buttons(self) -> list[Button]:
        return [Button("_submit", self.submit)]

    def submit(self, request: HttpRequest, article: Article) -> str:
        publishing.submit(article=article, by=request.user)
        return _("“%(title)s” was handed over for review.") % {"title": article.title}

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
        return self.page(
            request,
            "admin/articles/article/review.html",
            title=_("Review “%(title)s”") % {"title": article.title},
            form=form,
            is_nav_sidebar_enabled=False,  # two texts and the decision need the room
            **review_page(article, _steps(article)),
        )

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
        self.admin.message_user(request, done, messages.SUCCESS)
        return True

    def settle_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Tick a comment as done. A question by GET changes nothing."""
        review = get_object_or_404(Review.objects.select_related("article"), pk=number, article=pk)
        if request.method == "POST":
            try:
                publishing.settle(review=review, by=request.user)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]) + "#review")


def _holds(approval: Review | None, steps: list[Review], unsettled: int) -> str:
    """Whether it is approved, or the last step; and how many comments wait for an answer."""
    last = _("approved as it stands") if approval else steps[0].get_step_display()
    waiting = ngettext("%d comment open", "%d comments open", unsettled) % unsettled
    return f"{last}, {waiting}" if unsettled else str(last)
