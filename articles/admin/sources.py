"""Admin page of sources: the outlets that articles are translated from."""

from django.contrib import admin

from articles.admin.parts import PartAdmin
from articles.models import Source
from provinces.admin.search import RegistryAdmin


@admin.register(Source)
class SourceAdmin(PartAdmin, RegistryAdmin):
    list_display = ("name", "local_name", "publisher", "country", "language")
    list_select_related = ("country",)
    list_filter = ("language",)
    autocomplete_fields = ("country",)
