"""Admin page of border gates."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provinces.admin.search import RegistryAdmin
from provinces.models import BorderGate


@admin.register(BorderGate)
class GateAdmin(RegistryAdmin):
    list_display = ("name", "local_name", "gate_class", "province", "counterpart", "across_country")
    list_select_related = ("province", "across_country")
    list_filter = ("gate_class", "across_country")
    autocomplete_fields = ("province", "former_province", "across_country", "across_province")
    view_on_site = True
    fieldsets = (
        (None, {"fields": ("name", "local_name", "slug", "aliases", "province", "former_province", "mode")}),
        (
            _("Class"),
            {
                "description": _("Leave it empty where no source states it, or where sources disagree."),
                "fields": ("gate_class", "class_as_of"),
            },
        ),
        (_("Across the border"), {"fields": ("across_country", "across_province", "counterpart")}),
        (_("For readers"), {"fields": ("events", "note")}),
    )
