"""How the house writes a word, and how it does not: what the checks look for."""

from django.contrib import admin

from articles.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    list_display = ("term", "language", "avoid", "note")
    list_filter = ("language",)
    search_fields = ("term", "avoid")
    list_per_page = 50
    show_full_result_count = False
