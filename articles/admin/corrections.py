"""Admin page of public change notes."""

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.parts import PartAdmin
from articles.admin.titled_search import TitledSearch
from articles.models import ChangeNote


@admin.register(ChangeNote)
class ChangeNoteAdmin(PartAdmin, TitledSearch):
    """Which article it is about, and when readers were told, is history."""

    list_display = ("article", "kind", "text", "at", "by")
    sortable_by = ("article", "at")  # the columns with an index
    list_select_related = ("article", "by")
    list_filter = ("kind",)
    search_fields = ("text", "article__search_key")
    fields = ("article", "kind", "text", "at")
    readonly_fields = ("article", "at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A note is made by saving the change it tells of, so that feeds, revisions and translations follow."""
        return False
