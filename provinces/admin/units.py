"""Admin page of border guard units."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provinces.admin.search import RegistryAdmin
from provinces.models import BorderGuardUnit


@admin.register(BorderGuardUnit)
class UnitAdmin(RegistryAdmin):
    list_display = ("name", "kind", "province", "parent", "valid_from", "valid_to")
    list_select_related = ("province", "parent")
    list_filter = ("kind",)
    autocomplete_fields = ("province", "parent", "successor")
    view_on_site = True
    fieldsets = (
        (None, {"fields": ("name", "local_name", "slug", "aliases", "kind", "province", "parent")}),
        (
            _("Life"),
            {
                "description": _("A unit that was dissolved keeps its row; say what followed it."),
                "fields": ("valid_from", "valid_to", "successor"),
            },
        ),
        (_("For readers"), {"fields": ("note",)}),
    )
