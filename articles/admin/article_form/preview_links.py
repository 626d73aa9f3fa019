"""Preview links on the form: who has one, until when; made and revoked by buttons."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address, Panel, Tool
from articles.editing import preview_links
from articles.models import Article, PreviewLink
from articles.permissions import may
from articles.publishing import NotPublishable


class PreviewForm(forms.Form):
    label = forms.CharField(label=gettext_lazy("for whom"), max_length=120)
    days = forms.IntegerField(
        label=gettext_lazy("for how many days"), min_value=1, max_value=preview_links.MOST_DAYS, initial=7
    )


class PreviewLinksFeature(Feature):
    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/preview-link/", self.make_preview_view, "articles_article_preview"),
            Address(
                "<int:pk>/preview-link/<int:number>/revoke/",
                self.revoke_preview_view,
                "articles_article_preview_revoke",
            ),
        ]

    def tools(self, request: HttpRequest, article: Article) -> list[Tool]:
        tools = []
        if not article.is_public and self.admin.has_change_permission(request, article):
            address = reverse("admin:articles_article_preview", args=[article.pk])
            tools.append(Tool(_("Preview link"), address))
        return tools

    def panels(self, request: HttpRequest, article: Article) -> list[Panel]:
        if not self.admin.has_change_permission(request, article):
            return []
        live = article.preview_links.filter(revoked_at=None, expires_at__gt=timezone.now()).select_related(
            "by"
        )
        rows = [
            {
                "link": link,
                "address": request.build_absolute_uri(
                    reverse("articles:preview", args=[preview_links.token_of(link)])
                ),
                "revoke": reverse("admin:articles_article_preview_revoke", args=[article.pk, link.pk]),
            }
            for link in live
        ]
        if not rows:
            return []
        template = "admin/desk/preview_links.html"
        return [Panel("previews", _("Preview links"), template, {"rows": rows}, holds=str(len(rows)))]

    def make_preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for whom and how long, then show the link on the form."""
        article = get_object_or_404(Article, pk=pk)
        if not may(request.user, "change", article):
            return HttpResponse(_("You may not make a preview link of this article."), status=403)
        form = PreviewForm(request.POST or None)
        if form.is_valid():
            try:
                preview_links.make(article=article, by=request.user, **form.cleaned_data)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]) + "#previews")
        return self.page(
            request,
            "admin/confirmation.html",
            title=_("A preview link of “%(title)s”") % {"title": article.title},
            form=form,
            rows=[article],
            button=_("Make the link"),
        )

    def revoke_preview_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        link = get_object_or_404(PreviewLink.objects.select_related("article"), pk=number, article=pk)
        if request.method == "POST":
            try:
                preview_links.revoke(link=link, by=request.user)
                done = _("The link of %(label)s leads nowhere now.") % {"label": link.label}
                self.admin.message_user(request, done, messages.SUCCESS)
            except NotPublishable as problem:
                self.admin.message_user(request, str(problem), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
