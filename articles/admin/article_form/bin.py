"""Delete puts an article into the bin; from there it is taken out again, or deleted for ever."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import publishing
from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Notice, Tool
from articles.models import Article
from articles.permissions import may
from articles.publishing import NotPublishable
from articles.publishing.release import in_words


class BinFeature(Feature):
    def addresses(self) -> list[Address]:
        """The first takes the place of Django's page of that address."""
        return [
            Address("<path:object_id>/delete/", self.delete_view, "articles_article_delete"),
            Address("<int:pk>/restore/", self.restore_view, "articles_article_restore"),
            Address("<int:pk>/purge/", self.purge_view, "articles_article_purge"),
        ]

    def allows_deletion(self, request: HttpRequest, article: Article | None) -> bool:
        """To delete is to put into the bin; what lies there is deleted by a button of its own."""
        return may(request.user, "bin", article) and (article is None or article.binned_at is None)

    def delete_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask once; say why not where it cannot be."""
        article = self.admin.get_object(request, object_id)
        if article is None:
            return self.admin._get_obj_does_not_exist_redirect(request, self.admin.opts, object_id)
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

    def notices(self, request: HttpRequest, article: Article) -> list[Notice]:
        notices = []
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
                self.admin.message_user(request, sentence, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        self.admin.message_user(request, done % {"title": article.title}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def _ask(self, request: HttpRequest, article: Article, title: str, button: str) -> HttpResponse:
        return self.page(
            request,
            "admin/confirmation.html",
            title=title % {"title": article.title},
            rows=[article],
            button=button,
        )
