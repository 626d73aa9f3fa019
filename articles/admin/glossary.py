"""Admin page of the glossary: the spellings of the house, which the checks look for."""

from django.contrib import admin

from articles.models import GlossaryTerm
from provinces.admin.changelists import ChangelistAdmin


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(ChangelistAdmin):
    list_display = ("term", "language", "avoid", "note")
    list_filter = ("language",)
    search_fields = ("term", "avoid")
