"""What the article has said before: a list, two compared, one brought back."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Tool
from articles.choices import ChangeKind, Part, Significance
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.restoring import rehearse, restore
from articles.revisions.comparison import compare
from articles.revisions.recording import content_of

ROWS_A_PAGE = 100
MOST = 2_000_000_000  # a number the database can look for


def _number(typed: str) -> int:
    """0, which no revision has, for what is no number the database can look for."""
    return min(int(typed), MOST) if typed.isascii() and typed.isdecimal() and len(typed) < 20 else 0


class CorrectionForm(forms.Form):
    """What is said of a change of a public article."""

    significance = forms.TypedChoiceField(
        label=gettext_lazy("how much it changes"),
        coerce=int,
        choices=Significance,
        initial=Significance.MINOR,
    )
    kind = forms.ChoiceField(label=gettext_lazy("kind of note"), choices=ChangeKind)
    note = forms.CharField(
        label=gettext_lazy("public note"),
        required=False,
        max_length=5_000,
        help_text=gettext_lazy(
            "What was wrong, and what is right now. A major change needs it; a typo has none."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
    )


class RevisionsFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/revisions/", self.revisions_view, "articles_article_revisions"),
            Address(
                "<int:pk>/revisions/<int:number>/restore/",
                self.restore_revision_view,
                "articles_article_restore_revision",
            ),
        ]

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        address = reverse("admin:articles_article_revisions", args=[article.pk])
        return [Tool(_("Revisions"), address)]

    def revisions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A hundred a page, newest first, from `?upto=` down; `?before=` and `?after=` name any two to compare."""
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "view_article"):
            return HttpResponse(_("You may not see this article."), status=403)
        asked = {name: _number(request.GET.get(name, "")) for name in ("before", "after", "upto")}
        kept = article.revisions.filter(part=Part.TEXT).select_related("by").order_by("-number")
        rows = list(kept.filter(number__lte=asked["upto"] or MOST)[: ROWS_A_PAGE + 1])
        two = {asked["before"], asked["after"]} - {0}
        compared = {row.number: row for row in kept.filter(number__in=two)}  # asks nothing for none
        before, after = compared.get(asked["before"]), compared.get(asked["after"])
        return self.page(
            request,
            "admin/articles/article/revisions.html",
            title=_("Revisions of “%(title)s”") % {"title": article.title},
            article=article,
            rows=rows[:ROWS_A_PAGE],
            older=rows[ROWS_A_PAGE].number if len(rows) > ROWS_A_PAGE else None,
            before=before,
            after=after,
            differences=compare(before.content, after.content) if before and after else None,
            may_restore=self.admin.has_change_permission(request, article),
        )

    def restore_revision_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Show what it would change and ask; of a public article also how much, and what is said of it."""
        article = get_object_or_404(Article, pk=pk)
        revision = get_object_or_404(article.revisions.filter(part=Part.TEXT), number=min(number, MOST))
        if not self.admin.has_change_permission(request, article):
            return HttpResponse(_("You may not change this article."), status=403)
        is_sent = request.method == "POST"
        form = CorrectionForm(request.POST if is_sent else None)
        if not article.is_due:
            form.fields.clear()
        if is_sent and form.is_valid() and self._restore(request, article, number, form):
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        return self.page(
            request,
            "admin/articles/article/restore.html",
            title=_("Bring back revision %(number)d of “%(title)s”?")
            % {"number": number, "title": article.title},
            article=article,
            revision=revision,
            differences=compare(content_of(article), revision.content),
            form=form,
            lost=rehearse(article=article, number=number, by=request.user),
        )

    def _restore(self, request: HttpRequest, article: Article, number: int, form: CorrectionForm) -> bool:
        try:
            lost = restore(article=article, number=number, by=request.user, **form.cleaned_data)
        except NotPublishable as problem:
            for sentence in problem.problems:
                form.add_error("note" if "note" in form.fields else None, sentence)
            return False
        done = _("The text is again what revision %(number)d said.") % {"number": number}
        self.admin.message_user(request, done, messages.SUCCESS)
        for sentence in lost:
            self.admin.message_user(request, sentence, messages.WARNING)
        return True
