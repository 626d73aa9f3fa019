"""Paginator without COUNT: each page knows only whether another follows, at the same cost for 100,000 rows."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

LAST_PAGE = 2_000  # reached by address only; whoever turns so many pages is looking for a filter


class UncountedPaginator(Paginator):
    """`count` is what has been seen, known once a page was read: all rows, or one more than the pages up to here.

    Cost: one query a page, of one row more than the page has. The list and the search boxes of forms both use it.
    """

    seen = 0

    @property
    def count(self) -> int:  # type: ignore[override]
        return self.seen

    def validate_number(self, number: Any) -> int:
        """Raise a subclass of InvalidPage for anything but 1 to LAST_PAGE."""
        if not 1 <= int(number) <= LAST_PAGE:
            raise EmptyPage(_("This list has no such page."))
        return int(number)

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows = self._rows(start, start + self.per_page + 1)
        if not rows and number > 1:
            raise EmptyPage(_("This list has no such page."))
        self.seen = start + len(rows)
        return self._get_page(rows[: self.per_page], number, self)

    def _rows(self, start: int, end: int) -> list[Any]:
        """Behind the first page two queries: the keys, which are counted off in an index, then their rows."""
        if not (start and isinstance(self.object_list, QuerySet)):
            return list(self.object_list[start:end])
        keys = list(self.object_list.values_list("pk", flat=True)[start:end])
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)}
        return [rows[key] for key in keys if key in rows]


class UncountedList(ChangeList):
    """The admin's list over such pages. `has_more`: whether rows follow; then `result_count` is only what was seen.

    A list that grows with the archive names the columns it can be sorted by, those with an index (`sortable_by`); it is
    sorted by one of them at a time, rows with the same value by their key. A filter may bring an order of its own
    (`in_order`), in which an index has what it leaves.
    """

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[Any]:
        if self.model_admin.sortable_by is None:
            return super().get_ordering(request, queryset)
        if column := self._sorted_by():
            number, sign = column
            return [f"{sign}{self.get_ordering_field(self.list_display[number])}", f"{sign}pk"]
        self.params.pop(ORDER_VAR, None)
        return list(self._order_of_filter() or super().get_ordering(request, queryset))

    def get_ordering_field_columns(self) -> dict[int, str]:
        """Which heading is marked as sorted, and how."""
        column = None if self.model_admin.sortable_by is None else self._sorted_by()
        return {column[0]: "desc" if column[1] else "asc"} if column else super().get_ordering_field_columns()

    def _get_default_ordering(self) -> Any:
        return self._order_of_filter() or super()._get_default_ordering()

    def _order_of_filter(self) -> tuple[str, ...]:
        orders = (getattr(spec, "in_order", ()) for spec in self.filter_specs)
        return next((order for order in orders if order), ())

    def _sorted_by(self) -> tuple[int, str] | None:
        """The column that was asked for last, which stands first, and a minus for downwards."""
        asked = self.params.get(ORDER_VAR, "").partition(".")[0]
        number = asked.removeprefix("-")
        if not (number.isascii() and number.isdigit() and int(number[:3]) < len(self.list_display)):
            return None
        if self.list_display[int(number[:3])] not in self.sortable_by:
            return None
        return int(number[:3]), "-" if asked.startswith("-") else ""

    def get_results(self, request: HttpRequest) -> None:
        """The rows are read here, so that values no database takes fail here, and not in a template."""
        paginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        try:
            page = paginator.page(self.page_num)
        except InvalidPage as problem:
            raise IncorrectLookupParameters(problem) from problem
        self.result_list = page.object_list
        self.has_more = page.has_next()
        self.result_count = paginator.count
        self.at_least = paginator.count - 1
        self.multi_page = self.has_more or self.page_num > 1
        self.full_result_count = None
        self.show_full_result_count = False
        self.show_admin_actions = True
        self.can_show_all = False
        self.paginator = paginator
