"""Admin of what rights are made of: whoever fills in a form gives nothing that they lack, to nobody."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.permissions import NotAllowed
from articles.permissions.accounts import Standing


def standing_of(request: HttpRequest) -> Standing:
    """As it was when the request came, before it wrote anything."""
    if not hasattr(request, "standing"):
        request.standing = Standing(request.user)
    return request.standing


class WithinOwnRights(admin.ModelAdmin):
    """Stands first among the bases. What is beyond the person is shown, and neither changed nor deleted."""

    def manageable(self, standing: Standing, row: Any) -> bool:
        """Whether the row stands for nothing that the person lacks."""
        raise NotImplementedError

    def removable(self, standing: Standing, row: Any) -> bool:
        return self.manageable(standing, row)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or self.manageable(standing_of(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or self.removable(standing_of(request), obj))

    def offered(self, standing: Standing, row: Any) -> dict[str, list[int]]:
        """The keys to choose from, by field."""
        return {}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """What the row has already is offered as well: limited to a language, a role may be within one's own."""
        form = super().get_form(request, obj, change=change, **kwargs)
        standing = standing_of(request)
        if not standing.is_superuser:
            for name, keys in self.offered(standing, obj).items():
                if name in form.base_fields:
                    kept = getattr(obj, name).values_list("pk", flat=True) if obj is not None else []
                    field = form.base_fields[name]
                    field.queryset = field.queryset.filter(pk__in=[*keys, *kept])
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Asked of what is written by now; what is refused is undone."""
        super().save_related(request, form, formsets, change)
        self.demand(request, [form.instance])

    def demand(self, request: HttpRequest, rows: list[Any]) -> None:
        standing = standing_of(request)
        if not all(self.manageable(standing, row) for row in rows):
            raise NotAllowed(_("This would give more rights than you have; ask somebody who has them."))
