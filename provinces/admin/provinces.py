"""Admin pages of provinces, with their codes, status changes and successions."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from provinces.admin.autocomplete import ChosenByName
from provinces.admin.search import FoldedSearch, RegistryAdmin
from provinces.admin.sections import Section, rows_section
from provinces.admin.tabular import NamedRows
from provinces.datatypes.partial_dates import in_words
from provinces.models import Figure, Neighbour, Province, ProvinceCode, StatusChange, Succession


class EraFilter(admin.SimpleListFilter):
    """Today's provinces or those that ended."""

    title = _("life")
    parameter_name = "life"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("today", _("exists today")), ("former", _("former"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return {"today": queryset.filter(valid_to=""), "former": queryset.exclude(valid_to="")}.get(
            self.value() or "", queryset
        )


class CodeInline(NamedRows):
    model = ProvinceCode
    extra = 0


class StatusChangeInline(NamedRows):
    model = StatusChange
    extra = 0


class OriginInline(ChosenByName, NamedRows):
    """What went into this province."""

    model = Succession
    fk_name = "successor"
    autocomplete_fields = ("predecessor",)
    extra = 0
    verbose_name_plural = _("predecessors")


class SuccessionInline(ChosenByName, NamedRows):
    """What this province went into."""

    model = Succession
    fk_name = "predecessor"
    autocomplete_fields = ("successor",)
    extra = 0
    verbose_name_plural = _("successors")


class NeighbourInline(ChosenByName, NamedRows):
    model = Neighbour
    fk_name = "province"
    autocomplete_fields = ("across",)
    extra = 0


@admin.register(Province)
class ProvinceAdmin(RegistryAdmin):
    list_display = ("name", "local_name", "country", "kind", "valid_from", "valid_to")
    list_select_related = ("country",)
    list_filter = (EraFilter, "country", "kind", "has_land_border", "has_coast")
    autocomplete_fields = ("country",)
    inlines = (CodeInline, StatusChangeInline, OriginInline, SuccessionInline, NeighbourInline)
    view_on_site = True
    fieldsets = (
        (None, {"fields": ("name", "local_name", "slug", "aliases", "country", "kind")}),
        (
            _("Life"),
            {
                "description": _("An enlarged province is a new row with the old one as its predecessor."),
                "fields": ("valid_from", "valid_to"),
            },
        ),
        (_("Border and coast"), {"fields": ("has_land_border", "has_coast", "border_order")}),
        (_("For readers"), {"fields": ("note",)}),
    )

    def beside(self, obj: Province) -> list[Section]:
        """Three queries."""
        figures = obj.figures.select_related("across_country").order_by("measure", "part", "-as_of", "pk")
        return [
            rows_section("figures", _("Figures"), figures, {"province": obj.pk}, said=_of_day),
            rows_section("gates", _("Border gates"), obj.gates.order_by("name"), {"province": obj.pk}),
            rows_section("units", _("Units"), obj.units.order_by("name"), {"province": obj.pk}),
        ]

    def becoming_address(self, kept: Province, other: Province) -> str:
        """The form of a succession, with both filled in."""
        given = urlencode({"predecessor": other.pk, "successor": kept.pk})
        return f"{reverse('admin:provinces_succession_add')}?{given}"


def _of_day(figure: Figure) -> str:
    return f"{figure} ({in_words(figure.as_of)})" if figure.as_of else str(figure)


class PlainSearch(FoldedSearch):
    """Rows without a name of their own are found by the names of the two provinces they join."""


@admin.register(Neighbour)
class NeighbourAdmin(PlainSearch):
    list_display = ("province", "across", "note")
    list_select_related = ("province", "across")
    search_fields = ("province__search_key", "across__search_key")
    autocomplete_fields = ("province", "across")


@admin.register(Succession)
class SuccessionAdmin(PlainSearch):
    list_display = ("predecessor", "successor", "on", "extent")
    list_select_related = ("predecessor", "successor")
    list_filter = ("extent", "on")
    search_fields = ("predecessor__search_key", "successor__search_key")
    autocomplete_fields = ("predecessor", "successor")


@admin.register(StatusChange)
class StatusChangeAdmin(PlainSearch):
    list_display = ("province", "kind", "since", "instrument")
    list_select_related = ("province",)
    search_fields = ("province__search_key",)
    autocomplete_fields = ("province",)
