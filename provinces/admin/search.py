"""Admin search as Vietnamese is typed: with or without accents, composed or not, in any case."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from provinces.admin.autocomplete import ChosenByName
from provinces.admin.changelists import ChangelistAdmin
from provinces.admin.folded_form import FoldedForm
from provinces.admin.forms import RegistryForm
from provinces.admin.merging import MergingAdmin
from provinces.datatypes.names import fold


class FoldedSearch(ChosenByName, ChangelistAdmin):
    """Find rows whose folded names hold every folded word typed. `search_fields` names generated columns.

    Serves the list's search box and the autocomplete fields alike. Cost: a scan of the rows; registry tables are small.
    """

    search_fields: Any = ("search_key",)
    form = RegistryForm

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, fold(search_term))


class RegistryAdmin(MergingAdmin, FoldedForm, FoldedSearch):
    """An entry of the registry with a name and an address."""

    list_display: Any = ("name", "local_name", "slug")
    view_on_site = False
    readonly_fields: Any = ()
