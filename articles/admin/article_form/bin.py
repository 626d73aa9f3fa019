"""Delete puts an article into the bin; from there it is taken out again, or deleted for ever."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles import publishing
from articles.admin.article_form.parts import DeskParts, Notice, Tool
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words


class BinningMixin(DeskParts):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/restore/", view(self.restore_view), name="articles_article_restore"),
            path("<int:pk>/purge/", view(self.purge_view), name="articles_article_purge"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """To delete is to put into the bin; what lies there is deleted by a button of its own."""
        return may(request.user, "bin", obj) and (obj is None or obj.binned_at is None)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.binned_at is None)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Ask once; say why not where it cannot be."""
        article = self.get_object(request, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not may(request.user, "bin", article):
            return HttpResponse(_("You may not put this article into the bin."), status=403)
        if request.method == "POST":
            return self._do(request, article, publishing.to_bin, _("“%(title)s” is in the bin."))
        return self._ask(request, article, _("Put “%(title)s” into the bin?"), _("Into the bin"))

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if request.method == "POST":
            return self._do(request, article, publishing.from_bin, _("“%(title)s” is on the desk again."))
        return self._ask(request, article, _("Take “%(title)s” out of the bin?"), _("Take it out"))

    def purge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "purge", article):
            return HttpResponse(_("You may not delete articles for ever."), status=403)
        if request.method == "POST":
            return self._do(request, article, publishing.purge, _("“%(title)s” is deleted for ever."))
        return self._ask(
            request, article, _("Delete “%(title)s” for ever? This cannot be undone."), _("Delete for ever")
        )

    def desk_notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = super().desk_notices(request, article)
        if article.binned_at is not None:
            values = {"who": article.binned_by or "", "when": in_words(article.binned_at)}
            sentence = _("In the bin since %(when)s. %(who)s") % values
            notices.append(Notice("warning", sentence.strip(), self._ways_out(request, article)))
        return notices

    def _ways_out(self, request: HttpRequest, article: Article) -> list[Tool]:
        ways = []
        if may(request.user, "bin", article):
            ways.append(Tool(_("Take it out"), reverse("admin:articles_article_restore", args=[article.pk])))
        if may(request.user, "purge", article):
            ways.append(
                Tool(_("Delete for ever"), reverse("admin:articles_article_purge", args=[article.pk]))
            )
        return ways

    def _do(self, request: HttpRequest, article: Article, step: Any, done: str) -> HttpResponse:
        try:
            step(article=article, by=request.user)
        except NotPublishable as problem:
            for sentence in problem.problems:
                self.message_user(request, sentence, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        self.message_user(request, done % {"title": article.title}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def _ask(self, request: HttpRequest, article: Article, title: str, button: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title % {"title": article.title},
            "rows": [article],
            "button": button,
        }
        return TemplateResponse(request, "admin/ask.html", context)
