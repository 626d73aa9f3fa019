"""Pages of sitemaps: how a section is cut into files without counting or skipping what it holds."""

from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import Max, QuerySet


class Stretches:
    """A section by the numbers of its rows: file 1 has those up to `size`, file 2 those up to twice that, and so on.

    A file costs the same wherever it stands, and stays as it is while articles are added. One may be shorter, or empty,
    for what is hidden. Handed to Django's views in the place of a paginator.
    """

    def __init__(self, rows: QuerySet, size: int) -> None:
        self.rows, self.size = rows, size

    @property
    def num_pages(self) -> int:
        """One look-up: the highest number, of whatever may be seen or not."""
        last = self.rows.model._default_manager.aggregate(last=Max("pk"))["last"] or 1
        return -(-last // self.size)

    def page(self, number: Any) -> "Stretch":
        """Raise EmptyPage or PageNotAnInteger, as a paginator does."""
        try:
            number = int(number)
        except (TypeError, ValueError) as error:
            raise PageNotAnInteger(str(error)) from error
        if not 1 <= number <= self.num_pages:
            raise EmptyPage
        return Stretch(
            self.rows.filter(pk__gt=(number - 1) * self.size, pk__lte=number * self.size).order_by("pk")
        )


class Whole:
    """A section that fits into one file whatever it holds; nothing is read until the file is asked for."""

    num_pages = 1

    def __init__(self, section: Any) -> None:
        self.section = section

    def page(self, number: Any) -> "Stretch":
        """Raise EmptyPage for any but the first."""
        if str(number) != "1":
            raise EmptyPage
        return Stretch(self.section._items())


class Stretch:
    """The rows of one file."""

    def __init__(self, object_list: Any) -> None:
        self.object_list = object_list
