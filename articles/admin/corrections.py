"""Public change notes."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.models import ChangeNote


@admin.register(ChangeNote)
class ChangeNoteAdmin(admin.ModelAdmin):
    list_display = ("article", "kind", "text", "at", "by")
    list_select_related = ("article", "by")
    list_filter = ("kind",)
    search_fields = ("text", "article__search_key")
    autocomplete_fields = ("article",)
    date_hierarchy = "at"
    list_per_page = 50
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: ChangeNote, form: Any, change: bool) -> None:
        if not change:
            obj.by = request.user
        super().save_model(request, obj, form, change)
