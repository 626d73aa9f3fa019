"""Inlines of the desk: bounded in number, and in tables with a label for each field.

A column head names no field to a screen reader.
"""

from typing import Any

from django.contrib.admin.options import InlineModelAdmin, TabularInline
from django.forms import BaseInlineFormSet, Form

MOST_ROWS = 300  # six times what any record has; Django takes 2,000, and a forged post of so many costs 14 s


class BoundedRows(InlineModelAdmin):
    """A form with more rows than these is refused with a sentence, and no more of them are looked at."""

    max_num = MOST_ROWS

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})


class NamingFormSet(BaseInlineFormSet):
    def add_fields(self, form: Form, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if field.widget.is_hidden:
                continue  # nobody meets it, so HTML allows it no name
            field.widget.attrs.setdefault("aria-label", str(field.label or name).capitalize())


class NamedRows(BoundedRows, TabularInline):
    """A tabular inline for which `label` needs no place."""

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"formset": NamingFormSet, **kwargs})
