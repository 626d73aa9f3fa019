"""Admin page of tags: our own models. django-taggit's page is unregistered: its action for orphaned tags fails."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from taggit.models import Tag as TaggitTag

from articles.admin.confirmation import ask
from articles.admin.forms import MergeForm
from articles.admin.parts import PartAdmin
from articles.editing.tag_merging import keep_address, merge_tags
from articles.models import Tag, TaggedArticle
from articles.permissions import may
from provinces.admin.relevance import by_relevance
from provinces.admin.search import FoldedSearch
from provinces.datatypes.bounded_counts import BoundedCount, in_words
from provinces.datatypes.names import fold

SUGGESTED = 12  # tags under the line of a form
CARRIED = TaggedArticle.objects.filter(tag=OuterRef("pk"))

admin.site.unregister(TaggitTag)  # registered before: taggit stands before our apps in the settings


@admin.register(Tag)
class TagAdmin(PartAdmin, FoldedSearch):
    list_display = ("name", "slug", "used")
    sortable_by = ("name", "slug")
    search_fields = ("name_key",)
    fields = ("name", "slug")
    actions = ("merge",)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.suggest_view)
        return [path("suggest/", view, name="articles_tag_suggest"), *super().get_urls()]

    def suggest_view(self, request: HttpRequest) -> JsonResponse:
        """Tags with a word that begins with what is typed: the one called so, then names that begin so, then others;
        most used first, up to a thousand articles. One query.
        """
        if not may(request.user, "change_article"):
            raise PermissionDenied
        key = fold(request.GET.get("q", "")[:100])
        if not key:
            return JsonResponse({"tags": []})
        begins = Q(name_key__startswith=key) | Q(name_key__contains=f" {key}")
        used = Tag.objects.annotate(used_by=BoundedCount(CARRIED)).order_by("-used_by", "name")
        found = by_relevance(used.filter(begins), request.GET["q"])
        return JsonResponse({"tags": [tag.name for tag in found[:SUGGESTED]]})

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Counted for the rows of the page alone: a join would group all articles of all tags first."""
        return super().get_queryset(request).annotate(used_by=BoundedCount(CARRIED))

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        if "slug" in form.base_fields:
            form.base_fields["slug"].required = False
            form.base_fields["slug"].help_text = _("Made from the name when left empty.")
        return form

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        """An address part that goes leads on to the tag."""
        former = form.initial.get("slug", "") if change else ""
        super().save_model(request, obj, form, change)
        if former and former != obj.slug:
            keep_address(former=former, tag=obj)

    @admin.display(description=_("articles"))
    def used(self, tag: Tag) -> str:
        return in_words(tag.used_by)

    @admin.action(description=_("Merge selected tags"), permissions=["delete"])
    def merge(self, request: HttpRequest, queryset: QuerySet) -> Any:
        tags = list(queryset.order_by("name"))
        if len(tags) < 2:
            self.message_user(request, _("Select at least two tags to merge."), messages.ERROR)
            return None
        if self.say_obstacles(request, tags):
            return None
        chosen = Tag.objects.filter(pk__in=[tag.pk for tag in tags]).order_by("name")
        form = MergeForm(request.POST if "confirmed" in request.POST else None, tags=chosen)
        if form.is_bound and form.is_valid():
            into = form.cleaned_data["into"]
            gone = merge_tags(into=into, others=tags)
            message = ngettext(
                "%(count)d tag was merged into “%(tag)s”.", "%(count)d tags were merged into “%(tag)s”.", gone
            )
            self.message_user(request, message % {"count": gone, "tag": into.name}, messages.SUCCESS)
            return None
        return ask(
            request, self, title=_("Merge tags"), form=form, rows=tags, action="merge", button=_("Merge")
        )
