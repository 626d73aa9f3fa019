"""Admin page of the access log, each person's own and for administrators everybody's; and "log out everywhere"."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.access import sessions
from articles.models import AccessEntry
from provinces.admin.changelists import ChangelistAdmin


@admin.register(AccessEntry)
class AccessLogAdmin(ChangelistAdmin):
    """Only read: what has happened stays as it is, in the database as well."""

    list_display = ("at", "event", "name", "by", "network")
    list_display_links = None
    list_filter = ("event",)
    search_fields = ("name",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        entries = super().get_queryset(request)
        if request.user.has_perm("auth.view_user"):
            return entries
        return entries.filter(account=request.user.pk)

    def get_urls(self) -> list[URLPattern]:
        out = self.admin_site.admin_view(require_POST(self.log_out_everywhere))
        return [path("log-out-everywhere/", out, name="log_out_everywhere"), *super().get_urls()]

    def log_out_everywhere(self, request: HttpRequest) -> HttpResponse:
        """Every session of one's own but this one, which gets a new key."""
        sessions.end_all(request.user)
        request.session.cycle_key()
        sessions.begin(request, request.user)
        messages.success(request, _("You are logged out everywhere else."))
        return HttpResponseRedirect(reverse("admin:articles_accessentry_changelist"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A line by itself is on no page."""
        return obj is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
