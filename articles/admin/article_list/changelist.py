"""The list itself: which columns stand in its address, and the pictures of its rows."""

from typing import Any

from django.http import HttpRequest

from articles.admin.article_list.columns import CHOSEN
from articles.admin.article_list.thumbnails import put_thumbnails
from provinces.admin.pagination import UncountedList


class ArticleList(UncountedList):
    def get_filters_params(self, params: Any = None) -> Any:
        """The columns are no filter, and yet every link of the list carries them on."""
        lookups = super().get_filters_params(params)
        lookups.pop(CHOSEN, None)
        return lookups

    def get_results(self, request: HttpRequest) -> None:
        """One query more, for the thumbnails."""
        super().get_results(request)
        put_thumbnails(self.result_list)
