"""A form of the registry: its first group of fields is the work, the others and the rows are folded below it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from provinces.admin.sections import Section, folded


class FoldedForm(admin.ModelAdmin):
    change_form_template = "admin/registry_form.html"
    rows_first = False  # above the folded fields

    class Media:
        css: ClassVar = {"all": ["desk/sections.css"]}

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        context["desk_work"], *_rest = context["adminform"]
        context["desk_sections"] = folded(
            context["adminform"], context["inline_admin_formsets"], rows_first=self.rows_first
        )
        context["desk_sections"] += self.beside(obj) if obj else []
        return super().render_change_form(request, context, *args, **kwargs)

    def beside(self, obj: Any) -> list[Section]:
        """Sections with rows that have pages of their own."""
        return []
