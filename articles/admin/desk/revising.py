"""What the article has said before: a list, two compared, one brought back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles.admin.desk.parts import DeskParts, Tool
from articles.choices import Part
from articles.comparing import compare
from articles.models import Article, Revision
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.restoring import restore

ROWS_A_PAGE = 100


class RevisingMixin(DeskParts):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/revisions/", view(self.revisions_view), name="articles_article_revisions"),
            path(
                "<int:pk>/revisions/<int:number>/restore/",
                view(self.restore_revision_view),
                name="articles_article_restore_revision",
            ),
            *super().get_urls(),
        ]

    def desk_tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        address = reverse("admin:articles_article_revisions", args=[article.pk])
        return [*super().desk_tools(request, article), Tool(_("Revisions"), address)]

    def revisions_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The newest hundred; `?before=` and `?after=` name the two to compare, else each shows what it changed."""
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "view_article"):
            return HttpResponse(_("You may not see this article."), status=403)
        rows = list(
            article.revisions.filter(part=Part.TEXT).select_related("by").order_by("-number")[:ROWS_A_PAGE]
        )
        before, after = (self._chosen(rows, request.GET.get(name, "")) for name in ("before", "after"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Revisions of “%(title)s”") % {"title": article.title},
            "article": article,
            "rows": rows,
            "before": before,
            "after": after,
            "differences": compare(before.content, after.content) if before and after else None,
            "may_restore": self.has_change_permission(request, article)
            and not article.is_due
            and article.withdrawn_at is None,
        }
        return TemplateResponse(request, "admin/articles/article/revisions.html", context)

    def _chosen(self, rows: list[Revision], number: str) -> Revision | None:
        return next((row for row in rows if str(row.number) == number), None)

    def restore_revision_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        address = reverse("admin:articles_article_revisions", args=[pk])
        if request.method != "POST":
            return HttpResponseRedirect(address)
        try:
            lost: list[Any] = restore(article=article, number=min(number, 2_000_000_000), by=request.user)
        except NotPublishable as problem:
            self.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(address)
        done = _("The text is again what revision %(number)d said.") % {"number": number}
        self.message_user(request, done, messages.SUCCESS)
        for sentence in lost:
            self.message_user(request, sentence, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
