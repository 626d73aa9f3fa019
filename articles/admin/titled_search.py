"""Search of lists of the desk that grow with the archive: what an index of titles finds comes with the first rows."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.search.titles import titled
from provinces.admin.bounded_search import BoundedSearch


class TitledSearch(BoundedSearch):
    """Rows of articles, or rows that `belong_to` one."""

    belong_to: Any = "article"

    def further_rows(self, queryset: QuerySet, search_term: str) -> QuerySet:
        return queryset.filter(**{f"{self.belong_to}__in": titled(search_term)})

    def further_words(self) -> str:
        return _("Behind them, published articles were found by whole words of their titles.")
