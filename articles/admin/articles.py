"""Admin page of articles: one form in which an editor writes, illustrates, tags and publishes."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csp import csp_override

from articles.admin.actions import ACTIONS
from articles.admin.article_form.feature_admin import FeatureAdmin
from articles.admin.article_form.features import FEATURES
from articles.admin.article_list.list_admin import ListAdmin
from articles.admin.article_list.work_filter import WorkFilter
from articles.admin.filters import (
    ProvinceFilter,
    PublishedFilter,
    SourceFilter,
    StateFilter,
    TagFilter,
)
from articles.admin.forms import ArticleForm
from articles.admin.framing import HOLDS_FRAMES
from articles.admin.inlines import (
    ChangeNoteInline,
    CitationInline,
    CreditInline,
    FactInline,
    FormerSlugInline,
    ImageInline,
    ProvinceInline,
    UnitInline,
)
from articles.admin.titled_search import TitledSearch
from articles.editing.desk import interface_language
from articles.models import Article
from articles.permissions import may
from provinces.admin.search import FoldedSearch


@admin.register(Article)
class ArticleAdmin(ListAdmin, FeatureAdmin, TitledSearch, FoldedSearch):
    belong_to = "pk"
    feature_classes = FEATURES
    form = ArticleForm
    list_filter = (
        WorkFilter,
        StateFilter,
        "language",
        SourceFilter,
        ProvinceFilter,
        TagFilter,
        PublishedFilter,
        "kind",
    )
    ordering = ("-updated_at", "-pk")
    save_on_top = True
    view_on_site = False
    autocomplete_fields = ("source", "via_source", "original")
    readonly_fields = ("withdrawn_at", "withdrawal_reason", "created_by", "updated_by", "updated_at")
    actions = ACTIONS
    inlines = (
        ProvinceInline,
        UnitInline,
        ImageInline,
        CreditInline,
        ChangeNoteInline,
        CitationInline,
        FactInline,
        FormerSlugInline,
    )
    fieldsets = (
        (
            None,
            {
                "fields": ("title", "teaser", "body"),
            },
        ),
        (gettext_lazy("Filed under"), {"classes": ("filed",), "fields": ("tags",)}),
        (
            gettext_lazy("Publication"),
            {
                "classes": ("publication",),
                "fields": ("publish_at", ("embargo_until", "waits_for_original")),
            },
        ),
        (
            gettext_lazy("Language and address"),
            {"classes": ("identity",), "fields": ("language", "slug", "translation_key")},
        ),
        (
            gettext_lazy("Original"),
            {
                "classes": ("passport",),
                "description": gettext_lazy("What is known of the original. Leave empty what is not given."),
                "fields": (
                    ("source", "original", "kind"),
                    ("original_title", "title_supplied"),
                    "original_url",
                    ("original_language", "original_date", "event_date"),
                    ("via_source", "via_url", "via_language"),
                    "retrieved_at",
                    "original_text",
                ),
            },
        ),
        (
            gettext_lazy("History"),
            {
                "classes": ("history",),
                "fields": ("withdrawn_at", "withdrawal_reason", "created_by", "updated_by", "updated_at"),
            },
        ),
    )

    class Media:
        css = {
            "all": [
                "desk/desk.css",
                "desk/pictures.css",
                "desk/picture_tiles.css",
                "desk/sections.css",
                "desk/bar.css",
            ]
        }
        js = [
            "desk/pictures.js",
            "desk/picture_files.js",
            "desk/picture_tiles.js",
            "desk/dragging.js",
            "desk/picture_places.js",
            "desk/tags.js",
            "desk/keys.js",
            "desk/folds.js",
            "desk/unsaved.js",
            "desk/bar.js",
        ]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.person = request.user
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new article is in the language one translates into, as the profile says."""
        language = interface_language.translates_into(request)
        return ({"language": language} if language else {}) | super().get_changeform_initial_data(request)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        context["desk_state"] = self.state(article) if article else gettext("new")
        return super().render_change_form(request, context, *args, **kwargs)

    @method_decorator(csp_override(HOLDS_FRAMES))
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The panel of publishing shows in frames what readers will see."""
        return super().changeform_view(*args, **kwargs)

    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        """Without Django's own deletion: ours goes by the bin."""
        actions = super().get_actions(request, action_location=action_location)
        actions.pop("delete_selected", None)
        return actions

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "publish")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "withdraw")

    def has_bin_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "bin")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Lists and choosers need no texts; the form fetches them for its one article."""
        queryset = super().get_queryset(request)
        match = request.resolver_match
        return (
            queryset.defer("body", "original_text", "original__body", "original__original_text")
            if match and match.url_name.endswith(("_changelist", "autocomplete"))
            else queryset
        )
