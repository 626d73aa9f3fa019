"""The list narrowed to a list of work of the desk, by the rule that it has there; chosen by the tabs."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editing.desk import LISTS

OFFERED = ("mine", "review", "returned", "ready", "scheduled", "stale")


class WorkFilter(admin.SimpleListFilter):
    """Not among the filters beside the list: the tabs above it are its choices."""

    title, parameter_name = gettext_lazy("work"), "work"
    template = "admin/desk/_shown_as_tabs.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, LISTS[key].title) for key in OFFERED]

    @property
    def in_order(self) -> tuple[str, ...]:
        return LISTS[self.value()].order if self.value() in OFFERED else ()

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() is None:
            return queryset
        if self.value() not in OFFERED:
            raise ValidationError(_("There is no such list of work."))
        return LISTS[self.value()].among(queryset.on_desk(), request.user)
