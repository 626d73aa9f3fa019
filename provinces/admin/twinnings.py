"""Admin pages of twinning acts and pairs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provinces.admin.autocomplete import ChosenByName
from provinces.admin.folded_form import FoldedForm
from provinces.admin.forms import RegistryForm
from provinces.admin.search import FoldedSearch, RegistryAdmin
from provinces.admin.tabular import NamedRows
from provinces.models import TwinningAct, TwinningPair


class PairInline(ChosenByName, NamedRows):
    model = TwinningPair
    form = RegistryForm
    fields = ("level", "our_name", "our_province", "their_name", "their_province", "their_country", "since")
    autocomplete_fields = ("our_province", "their_province", "their_country")
    extra = 0


@admin.register(TwinningAct)
class ActAdmin(RegistryAdmin):
    list_display = ("name", "signed_on", "signed_at", "country", "claimed_pairs")
    list_select_related = ("country",)
    list_filter = ("country",)
    autocomplete_fields = ("country",)
    inlines = (PairInline,)


@admin.register(TwinningPair)
class PairAdmin(FoldedForm, FoldedSearch):
    list_display = ("our_name", "their_name", "level", "our_province", "their_country", "since", "status")
    list_select_related = ("our_province", "their_country")
    list_filter = ("level", "status", "their_country")
    autocomplete_fields = (
        "our_unit",
        "our_province",
        "our_country",
        "their_province",
        "their_country",
        "act",
    )
    fieldsets = (
        (None, {"fields": ("slug", "level", "since", "status", "act")}),
        (
            _("Our side"),
            {
                "description": _("The same two sides are one pair, whichever way round they are typed."),
                "fields": ("our_name", "our_unit", "our_province", "our_country"),
            },
        ),
        (_("Their side"), {"fields": ("their_name", "their_province", "their_country")}),
        (_("For readers"), {"fields": ("note",)}),
    )
