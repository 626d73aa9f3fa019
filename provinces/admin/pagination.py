"""Paginator without COUNT: each page knows only whether another follows, at the same cost for 100,000 rows."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
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
        rows = list(self.object_list[start : start + self.per_page + 1])
        if not rows and number > 1:
            raise EmptyPage(_("This list has no such page."))
        self.seen = start + len(rows)
        return self._get_page(rows[: self.per_page], number, self)


class UncountedList(ChangeList):
    """The admin's list over such pages. `has_more`: whether rows follow; then `result_count` is only what was seen."""

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
