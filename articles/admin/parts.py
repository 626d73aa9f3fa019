"""Admin of a part of articles: it asks the articles behind a row, on every page and in every action."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse

from articles.permissions.parts import why_not


class PartAdmin(admin.ModelAdmin):
    """Stands first among the bases of the admin of each model in `PARTS`; a test walks the admin and says who forgot.

    Django's pages and its bulk deletion ask the two permissions below of each row. What writes asks once more, so that
    an action or a page that forgets writes nothing.
    """

    def obstacle(self, user: Any, row: Model) -> str:
        """Why the row is neither changed nor deleted on pages of its own, as a sentence; empty if it is."""
        return why_not(user, row)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not self.obstacle(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self.obstacle(request.user, obj))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Where an article can be chosen, the chosen one is asked as well."""
        form = super().get_form(request, obj, change, **kwargs)
        return type("AskingForm", (_AskingForm, form), {"person": request.user})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Whose role would do, but not for these articles, is told so."""
        if request.method == "GET" and super().has_change_permission(request):
            row = self.get_object(request, unquote(object_id))
            self.say_obstacles(request, [row] if row is not None else [])
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """The row is asked as it is stored: what was typed into it may say that it is another article's."""
        if change:
            self._demand(request, [type(obj)._default_manager.get(pk=obj.pk)])
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        self._demand(request, [obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._demand(request, queryset)
        super().delete_queryset(request, queryset)

    def say_obstacles(self, request: HttpRequest, rows: Iterable[Model]) -> bool:
        """For actions: whether something stands in the way of one of the rows; each is said."""
        sentences = [sentence for row in rows if (sentence := self.obstacle(request.user, row))]
        for sentence in sentences:
            self.message_user(request, sentence, messages.WARNING)
        return bool(sentences)

    def _demand(self, request: HttpRequest, rows: Iterable[Model]) -> None:
        if any(self.obstacle(request.user, row) for row in rows):
            raise PermissionDenied


class _AskingForm:
    """Asked when the row is what it would be."""

    person: Any = None

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.cleaned_data.get("article") is not None and (sentence := why_not(self.person, self.instance)):
            self.add_error("article", sentence)
