"""Inlines of the desk: bounded in number, and in tables with a label for each field.

A column head names no field to a screen reader.
"""

from typing import Any

from django.contrib.admin.options import InlineModelAdmin, TabularInline
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest

from provinces.admin.autocomplete import NameOrChoice

MOST_ROWS = 300  # six times what any record has; Django takes 2,000, and a forged post of so many costs 14 s


class BoundedRows(InlineModelAdmin):
    """A form with more rows than these is refused with a sentence, and no more of them are looked at."""

    max_num = MOST_ROWS

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})


class NamingFormSet(BaseInlineFormSet):
    def add_fields(self, form: ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            chooser = getattr(field.widget, "widget", field.widget)  # inside the one that adds Django's links
            if isinstance(chooser, NameOrChoice):
                chooser.at_hand = _read(form.instance, name)
            if field.widget.is_hidden:
                continue  # nobody meets it, so HTML allows it no name
            chooser.attrs.setdefault("aria-label", str(field.label or name).capitalize())


def _read(row: Model, name: str) -> Model | None:
    """What the field leads to, if it was read already."""
    is_read = row._meta.get_field(name).is_cached(row)  # type: ignore[union-attr]
    return getattr(row, name) if is_read else None


class NamedRows(BoundedRows, TabularInline):
    """A tabular inline for which `label` needs no place. What its rows have chosen is read with them."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request)
        return rows.select_related(*self.autocomplete_fields) if self.autocomplete_fields else rows

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"formset": NamingFormSet, **kwargs})
