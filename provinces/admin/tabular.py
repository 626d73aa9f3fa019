"""Tabular inlines whose fields carry their own labels: a column head names no field to a screen reader."""

from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet, Form


class NamingFormSet(BaseInlineFormSet):
    def add_fields(self, form: Form, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if field.widget.is_hidden:
                continue  # nobody meets it, so HTML allows it no name
            field.widget.attrs.setdefault("aria-label", str(field.label or name).capitalize())


class NamedRows(admin.TabularInline):
    """A tabular inline for which `label` needs no place."""

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"formset": NamingFormSet, **kwargs})
