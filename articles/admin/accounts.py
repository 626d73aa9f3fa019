"""Admin pages of accounts and groups: Django's own, refusing bad input in words and more rights than one's own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import Count, Field, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.access import sessions
from articles.admin.own_rights import WithinOwnRights
from articles.admin.profile import views
from articles.editing.second_factor.removing import remove_all
from articles.models import Profile
from articles.permissions.accounts import Standing
from provinces.admin.autocomplete import can_be_key
from provinces.admin.changelists import ChangelistAdmin

admin.site.unregister(
    [User, Group]
)  # registered before: Django's accounts stand before our apps in the settings


class CheckedKeysField(forms.ModelMultipleChoiceField):
    """Several rows by their keys; SQLite fails on a number that no column holds."""

    def _check_values(self, value: Any) -> QuerySet:
        for key in value:
            if not can_be_key(self.queryset.model, key):
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, code="invalid_pk_value", params={"pk": key})
        return super()._check_values(value)


class CheckedKeysAdmin(ChangelistAdmin):
    """Several rows are chosen by keys that could be some."""

    def formfield_for_manytomany(self, db_field: Field, request: HttpRequest | None, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, **{"form_class": CheckedKeysField, **kwargs}
        )


@admin.register(Group)
class RoleAdmin(WithinOwnRights, CheckedKeysAdmin, GroupAdmin):
    """A role gives its permissions in all languages."""

    def manageable(self, standing: Standing, row: Group) -> bool:
        return standing.may_manage_role(row)

    def offered(self, standing: Standing, row: Group | None) -> dict[str, list[int]]:
        return {"permissions": standing.permissions()}


@admin.register(User)
class AccountAdmin(WithinOwnRights, CheckedKeysAdmin, UserAdmin):
    """Its password has a page of its own, which asks for the same."""

    actions = ("log_out_everywhere", "remove_second_factor", "hide_photograph")

    def get_urls(self) -> list[URLPattern]:
        """Everybody's own page stands here as well, whoever may look at accounts."""
        pages = [("profile/", views.own, "profile"), ("<int:pk>/photograph/", views.photograph, "photograph")]
        return [
            *(path(route, self.admin_site.admin_view(view), name=name) for route, view, name in pages),
            *super().get_urls(),
        ]

    def manageable(self, standing: Standing, row: User) -> bool:
        return standing.may_manage(row)

    def offered(self, standing: Standing, row: User | None) -> dict[str, list[int]]:
        return {"groups": standing.roles(), "user_permissions": standing.permissions()}

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Whoever is not a superuser makes none."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, "is_superuser")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, list[str]]:
        """Django would delete along what the account did to every entry: of the registry that is all there is."""
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        done = LogEntry.objects.filter(user__in=[account.pk for account in objs]).values("user__username")
        sentence = gettext(
            "What “%(account)s” did here is history that stays (entries: %(number)d). Untick “Active” of the account "
            "instead: nobody gets in with it any more."
        )
        kept = [
            sentence % {"account": row["user__username"], "number": row["number"]}
            for row in done.annotate(number=Count("pk")).order_by("user__username")
        ]
        return found, counts, lacking, [*protected, *kept]

    @admin.action(description=_("Log out everywhere"), permissions=["change"])
    def log_out_everywhere(self, request: HttpRequest, accounts: QuerySet) -> None:
        if chosen := self._within_own_rights(request, accounts):
            for account in chosen:
                sessions.end_all(account)
            done = ngettext(
                "%(number)d account is logged out everywhere.",
                "%(number)d accounts are logged out everywhere.",
                len(chosen),
            )
            messages.success(request, done % {"number": len(chosen)})

    @admin.action(description=_("Remove the second factor that is lost"), permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, accounts: QuerySet) -> None:
        if chosen := self._within_own_rights(request, accounts):
            number = sum(remove_all(account) for account in chosen)
            done = ngettext(
                "%(number)d account has no second factor any more.",
                "%(number)d accounts have no second factor any more.",
                number,
            )
            messages.success(request, done % {"number": number})

    @admin.action(description=_("Hide the photograph from readers"), permissions=["change"])
    def hide_photograph(self, request: HttpRequest, accounts: QuerySet) -> None:
        """Of somebody who has left, say. Whose it is can show it again."""
        if chosen := self._within_own_rights(request, accounts):
            number = Profile.objects.filter(account__in=chosen, is_public=True).update(is_public=False)
            done = ngettext(
                "%(number)d photograph is hidden from readers now.",
                "%(number)d photographs are hidden from readers now.",
                number,
            )
            messages.success(request, done % {"number": number})

    def _within_own_rights(self, request: HttpRequest, accounts: QuerySet) -> list[User]:
        """All that were chosen, or none of them: nobody has a say over somebody with more rights."""
        chosen = list(accounts)
        if all(self.has_change_permission(request, account) for account in chosen):
            return chosen
        messages.error(
            request, gettext("Some of these accounts have rights that you lack; nothing was done.")
        )
        return []
