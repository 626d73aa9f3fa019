"""Changelist base of the whole desk: no COUNT, and bad input is answered with a sentence and the list."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters, ShowFacets
from django.core.exceptions import FieldError, SuspiciousOperation, ValidationError
from django.db import DataError, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provinces.admin.autocomplete import can_be_key
from provinces.admin.pagination import UncountedList, UncountedPaginator
from provinces.admin.refusals import RefusalsAdmin
from provinces.admin.relevance import by_relevance
from provinces.datatypes.moments import year_problem

ENDINGS = {"exact", "isnull", "isempty", "id"}  # of the parameters that Django's own filters make
CHECKBOX = '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">'
SELECT = "Select this object for an action - {}"  # in Django's catalogue, in the reader's language
BAD = (IncorrectLookupParameters, SuspiciousOperation, FieldError, ValidationError, ValueError, OverflowError)


class InvalidChangelistQuery(Exception):
    """The address asks the list for something it cannot tell."""


class BoundedDateTimeField(forms.SplitDateTimeField):
    """A date and time that can be told in any zone."""

    def compress(self, data_list: Any) -> Any:
        """Checked before the zone is put to it: that alone fails at the ends of the calendar."""
        day = data_list[0] if data_list else None
        if day and (problem := year_problem(day)):
            raise ValidationError(problem, code="year")
        return super().compress(data_list)


class BoundedDateTimeAdmin(BaseModelAdmin):
    """An admin, or rows within one, whose dates and times can be kept."""

    formfield_overrides: ClassVar = {models.DateTimeField: {"form_class": BoundedDateTimeField}}


class ChangelistAdmin(BoundedDateTimeAdmin, RefusalsAdmin):
    """A list without a count, whose filters take what they offer and nothing else."""

    paginator = UncountedPaginator
    show_facets = ShowFacets.NEVER  # counts of every filter, each over the whole table
    show_full_result_count = False
    list_per_page = 50

    class Media:
        css: ClassVar = {"all": ["desk/lists.css"]}
        js = ("desk/names.js",)

    def action_checkbox(self, obj: models.Model) -> str:
        """As Django's, without a template for each row: a third of the time of a list."""
        return format_html(CHECKBOX, ACTION_CHECKBOX_NAME, obj.pk, format_html(_(SELECT), obj))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[UncountedList]:
        return UncountedList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """A chooser's answers are ranked; a list keeps the order of its columns."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete":
            found = by_relevance(found, request.GET.get("term", ""))
        return found, may_repeat

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only what a filter of the list offers; Django would let any field be searched by any expression."""
        for each in self.get_list_filter(request):
            if lookup == getattr(each, "parameter_name", None):
                return super().lookup_allowed(lookup, value, request)
            field = each[0] if isinstance(each, tuple | list) else each
            if isinstance(field, str) and lookup.startswith(f"{field}__"):
                rest = lookup.removeprefix(f"{field}__").split("__")
                return ENDINGS.issuperset(rest) and super().lookup_allowed(lookup, value, request)
        return False

    def get_changelist_instance(self, request: HttpRequest) -> UncountedList:
        try:
            return super().get_changelist_instance(request)
        except (*BAD, DataError) as problem:
            raise InvalidChangelistQuery from problem

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """What cannot be answered is said, above the list as it is without the question."""
        self._leave_out_nonsense(request)
        try:
            return super().changelist_view(request, extra_context)
        except InvalidChangelistQuery:
            asked = ", ".join(request.GET)[:100]
            sentence = _(
                "This list cannot be narrowed, sorted or turned like that (%(asked)s); here it is whole."
            )
            self.message_user(request, sentence % {"asked": asked}, messages.WARNING)
            return HttpResponseRedirect(request.path)

    def _leave_out_nonsense(self, request: HttpRequest) -> None:
        """Chosen rows whose key is none; asking the database for it would fail."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        keys = [key for key in chosen if can_be_key(self.model, key)]
        if len(keys) == len(chosen):
            return
        sent = request.POST.copy()
        sent.setlist(ACTION_CHECKBOX_NAME, keys)
        request.POST = sent
        sentence = ngettext(
            "%(count)d of the chosen rows does not exist.",
            "%(count)d of the chosen rows do not exist.",
            len(chosen) - len(keys),
        )
        self.message_user(request, sentence % {"count": len(chosen) - len(keys)}, messages.WARNING)
