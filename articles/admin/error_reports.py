"""Admin page of reported errors: each is answered by a correction or a reason, and then forgets its reader."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import ErrorReport
from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin


@admin.register(ErrorReport)
class ErrorReportAdmin(ChosenByName, ChangelistAdmin):
    """Whoever may not answer sees no address of a reader."""

    list_display = ("about", "message", "at", "closed_at", "closed_by")
    list_select_related = ("closed_by",)
    list_filter = ("language",)
    search_fields = ("about", "message")
    autocomplete_fields = ("note",)
    readonly_fields = ("page", "passage", "message", "answer_to", "at", "closed_at", "closed_by")
    fields = ("page", "passage", "message", "answer_to", "at", "note", "outcome", "closed_at", "closed_by")

    @admin.display(description=_("page"))
    def page(self, report: ErrorReport) -> str:
        return format_html('<a href="{}">{}</a>', report.about, report.about)

    @admin.display(description=_("e-mail address"))
    def answer_to(self, report: ErrorReport) -> str:
        """Gone with the answer."""
        return format_html('<a href="mailto:{}">{}</a>', report.email, report.email) if report.email else "–"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        allowed = self.has_change_permission(request, obj)
        return [name for name in self.fields if allowed or name != "answer_to"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Readers report; the desk corrects what it finds itself."""
        return False

    def save_model(self, request: HttpRequest, obj: ErrorReport, form: Any, change: bool) -> None:
        """A correction or a reason is the answer."""
        if obj.closed_at is None and (obj.note_id or obj.outcome):
            obj.close(request.user)
        super().save_model(request, obj, form, change)
