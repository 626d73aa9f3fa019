"""Admin pages of agreements (parties, relations, texts) and of directives."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provinces.admin.autocomplete import ChosenByName
from provinces.admin.search import RegistryAdmin
from provinces.admin.tabular import NamedRows
from provinces.models import Agreement, AgreementParty, AgreementRelation, AgreementText, Directive


class PartyInline(ChosenByName, NamedRows):
    model = AgreementParty
    autocomplete_fields = ("country", "organisation")
    extra = 0


class RelationInline(ChosenByName, NamedRows):
    model = AgreementRelation
    fk_name = "later"
    autocomplete_fields = ("earlier",)
    extra = 0


class TextInline(NamedRows):
    model = AgreementText
    extra = 0


@admin.register(Agreement)
class AgreementAdmin(RegistryAdmin):
    list_display = ("name", "instrument", "signed_on", "status", "status_as_of")
    list_filter = ("instrument", "status", "countries")
    inlines = (PartyInline, RelationInline, TextInline)
    view_on_site = True
    fieldsets = (
        (None, {"fields": ("name", "local_name", "slug", "aliases", "instrument", "domain", "subject")}),
        (
            _("Dates"),
            {
                "description": _("As far as they are known; nothing is rounded to the first of January."),
                "fields": ("signed_on", "signed_at", "in_force_from", "ended_on", "status", "status_as_of"),
            },
        ),
        (_("For readers"), {"fields": ("note",)}),
    )


@admin.register(Directive)
class DirectiveAdmin(RegistryAdmin):
    list_display = ("name", "number", "kind", "issuer", "issued_on")
    list_filter = ("kind",)
