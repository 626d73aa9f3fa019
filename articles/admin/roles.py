"""Admin page of language limits: which role of a person holds for which language only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.own_rights import WithinOwnRights
from articles.models import LanguageLimit
from articles.permissions.accounts import Standing
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin


@admin.register(LanguageLimit)
class LanguageLimitAdmin(WithinOwnRights, ChosenByName, ChangelistAdmin):
    """Roles are groups of the accounts page; a row here narrows one of them, so one row less may be rights more."""

    list_display = ("user", "group", "language")
    list_select_related = ("user", "group")
    list_filter = ("group", "language")
    autocomplete_fields = ("user",)

    def manageable(self, standing: Standing, row: LanguageLimit) -> bool:
        return standing.may_manage(row.user)

    def removable(self, standing: Standing, row: LanguageLimit) -> bool:
        return standing.may_remove_limit(row)

    def save_model(self, request: HttpRequest, obj: LanguageLimit, form: Any, change: bool) -> None:
        """Whose row becomes another account's has lost a limit."""
        before = list(LanguageLimit.objects.filter(pk=obj.pk).select_related("user")) if change else []
        super().save_model(request, obj, form, change)
        self.demand(request, before)
