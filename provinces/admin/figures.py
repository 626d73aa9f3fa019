"""Admin page of figures: claimed numbers."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from provinces.admin.folded_form import FoldedForm
from provinces.admin.search import FoldedSearch
from provinces.models import Figure


@admin.register(Figure)
class FigureAdmin(FoldedForm, FoldedSearch):
    list_display = ("measure", "in_words", "province", "country", "unit", "scope", "as_of", "rank")
    list_select_related = ("province", "country", "unit")
    list_filter = ("measure", "rank", "qualifier")
    search_fields = (
        "province__search_key",
        "country__search_key",
        "unit__search_key",
        "agreement__search_key",
    )
    autocomplete_fields = ("country", "province", "unit", "agreement", "across_country", "across_province")
    fieldsets = (
        (
            None,
            {
                "description": _(
                    "About exactly one: a province, a country, a unit, an agreement, or Viet Nam as a whole. "
                    "Two sources that disagree are two figures."
                ),
                "fields": (
                    ("province", "country"),
                    ("unit", "agreement"),
                    "nation",
                    ("measure", "qualifier", "value"),
                    "as_of",
                    "scope",
                    "part",
                ),
            },
        ),
        (_("Shared with"), {"fields": ("across_country", "across_province")}),
        (_("Rank"), {"fields": ("rank", "preferred_because", "superseded_because")}),
        (_("For readers"), {"fields": ("note", "code")}),
    )

    @admin.display(description=_("value"), ordering="value")
    def in_words(self, figure: Figure) -> str:
        return figure.in_words
