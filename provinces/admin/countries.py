"""Admin pages of countries, organisations and named places."""

from django.contrib import admin

from provinces.admin.search import RegistryAdmin
from provinces.models import Country, Organisation, Place


@admin.register(Country)
class CountryAdmin(RegistryAdmin):
    merges = False  # a country is its ISO code, and no two rows have one
    list_display = ("name", "local_name", "code", "is_neighbour")
    list_filter = ("is_neighbour",)
    view_on_site = True


@admin.register(Organisation)
class OrganisationAdmin(RegistryAdmin):
    list_display = ("name", "full_name", "kind", "country")
    list_select_related = ("country",)
    list_filter = ("kind", "country")
    autocomplete_fields = ("country",)


@admin.register(Place)
class PlaceAdmin(RegistryAdmin):
    list_display = ("name", "local_name", "kind", "province")
    list_select_related = ("province",)
    list_filter = ("kind",)
    autocomplete_fields = ("province",)
