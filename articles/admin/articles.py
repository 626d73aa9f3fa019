"""Articles: one form in which an editor writes, illustrates, tags and publishes."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.actions import publish_selected, tag_selected, withdraw_selected
from articles.admin.desk.parts import DeskParts
from articles.admin.inlines import (
    ChangeNoteInline,
    CitationInline,
    CreditInline,
    FormerSlugInline,
    ImageInline,
    ProvinceInline,
    UnitInline,
)
from articles.choices import Status
from articles.evidence import broken_citations
from articles.forms import ArticleForm, ReasonForm
from articles.models import Article, ChangeNote, Citation
from articles.publishing import NotPublishable
from provinces.admin.search import FoldedSearch


@admin.register(Article)
class ArticleAdmin(DeskParts, FoldedSearch):  # a feature of the desk stands before DeskParts
    form = ArticleForm
    list_display = ("title", "state", "publish_at", "language", "source", "updated_at")
    list_select_related = ("source",)
    list_filter = ("status", "language", "kind", "source", "provinces")
    date_hierarchy = "publish_at"
    ordering = ("-updated_at", "-pk")
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    view_on_site = False
    autocomplete_fields = ("source",)
    readonly_fields = ("state", "withdrawn_at", "withdrawal_reason", "created_by", "updated_by", "updated_at")
    actions = (publish_selected, withdraw_selected, tag_selected)
    inlines = (
        ProvinceInline,
        UnitInline,
        ImageInline,
        CreditInline,
        ChangeNoteInline,
        CitationInline,
        FormerSlugInline,
    )
    fieldsets = (
        (
            None,
            {
                "description": gettext_lazy("A draft can be saved with anything but its title missing."),
                "fields": ("state", "title", "title_supplied", "teaser", "body", "tags"),
            },
        ),
        (
            gettext_lazy("Publication"),
            {
                "description": gettext_lazy(
                    "Times are those of Viet Nam (GMT+7). “Save and publish” publishes at once, "
                    "or at a time that lies ahead."
                ),
                "fields": ("publish_at", "language", "slug", "translation_key", "event_date"),
            },
        ),
        (
            gettext_lazy("Translation passport"),
            {
                "description": gettext_lazy("What is known of the original. Leave empty what is not given."),
                "fields": (
                    "source",
                    "kind",
                    "original_title",
                    "original_url",
                    "original_language",
                    "original_date",
                    "retrieved_at",
                    "original_text",
                ),
            },
        ),
        (
            gettext_lazy("History"),
            {
                "classes": ("collapse",),
                "fields": ("withdrawn_at", "withdrawal_reason", "created_by", "updated_by", "updated_at"),
            },
        ),
    )

    class Media:
        css = {"all": ["desk/desk.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The list needs no texts; the form fetches them for its one article."""
        queryset = super().get_queryset(request)
        match = request.resolver_match
        return (
            queryset.defer("body", "original_text")
            if match and match.url_name.endswith("_changelist")
            else queryset
        )

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, article: Article) -> str:
        """The status in words; a publication that lies ahead is 'scheduled'."""
        if article.status == Status.PUBLISHED and not article.is_public:
            return _("scheduled")
        return article.get_status_display()

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
        obj.updated_by, obj.updated_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            if isinstance(row, ChangeNote) and row.pk is None:
                row.by = request.user
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for citation in broken_citations(Citation.objects.filter(article=form.instance)):
            sentence = _(
                "The registry quotes a passage that is no longer in this article: “%(passage)s” (%(statement)s)."
            )
            values = {"passage": citation.passage, "statement": citation.statement}
            self.message_user(request, sentence % values, messages.WARNING)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        status = article.status if article else Status.DRAFT
        context["can_publish"] = status != Status.PUBLISHED
        context["can_withdraw"] = bool(article and article.is_public)
        context["can_make_draft"] = status == Status.IN_REVIEW or bool(
            article and status == Status.PUBLISHED and not article.is_public
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._step(request, obj) or super().response_change(request, obj)

    def _step(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Publish or unschedule what has just been saved. What stands in the way is said; the text is kept."""
        try:
            if "_publish" in request.POST:
                ahead = (
                    article.publish_at if article.publish_at and article.publish_at > timezone.now() else None
                )
                article = publishing.publish(article=article, by=request.user, at=ahead)
                self.message_user(request, self._published(article), messages.SUCCESS)
            elif "_draft" in request.POST:
                publishing.make_draft(article=article, by=request.user)
                self.message_user(
                    request, _("“%(title)s” is a draft again.") % {"title": article.title}, messages.SUCCESS
                )
            else:
                return None
        except NotPublishable as problem:
            self.message_user(request, _("Saved, but not published:"), messages.WARNING)
            for sentence in problem.problems:
                self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def _published(self, article: Article) -> str:
        if article.is_public:
            return _("“%(title)s” is public.") % {"title": article.title}
        when = timezone.localtime(article.publish_at).strftime("%d.%m.%Y %H:%M")
        return _("“%(title)s” will be public on %(when)s (GMT+7).") % {"title": article.title, "when": when}

    def get_urls(self) -> list[URLPattern]:
        withdraw = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:pk>/withdraw/", withdraw, name="articles_article_withdraw"), *super().get_urls()]

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, then withdraw."""
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            return HttpResponse(_("You may not change this article."), status=403)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            try:
                publishing.withdraw(article=article, by=request.user, reason=form.cleaned_data["reason"])
                self.message_user(
                    request, _("“%(title)s” is withdrawn.") % {"title": article.title}, messages.SUCCESS
                )
            except NotPublishable as problem:
                self.message_user(request, str(problem), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Withdraw “%(title)s”") % {"title": article.title},
            "form": form,
            "rows": [article],
            "button": _("Withdraw"),
        }
        return TemplateResponse(request, "admin/ask.html", context)
