"""Admin page of public change notes."""

from django.contrib import admin
from django.http import HttpRequest

from articles.models import ChangeNote
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin


@admin.register(ChangeNote)
class ChangeNoteAdmin(ChosenByName, ChangelistAdmin):
    list_display = ("article", "kind", "text", "at", "by")
    list_select_related = ("article", "by")
    list_filter = ("kind",)
    search_fields = ("text", "article__search_key")
    autocomplete_fields = ("article",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A note is made by saving the change it tells of, so that feeds, revisions and translations follow."""
        return False
