"""Admin page of the glossary: the spellings of the house, which the checks look for."""

from django.contrib import admin

from articles.models import GlossaryTerm
from provinces.admin.changelists import SoundList


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(SoundList):
    list_display = ("term", "language", "avoid", "note")
    list_filter = ("language",)
    search_fields = ("term", "avoid")
