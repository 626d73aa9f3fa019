"""The list of articles put together: columns, tabs, and the pages that belong to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst

from articles.admin.article_list.changelist import ArticleList
from articles.admin.article_list.columns import CHOSEN, MORE, ListColumns, chosen
from articles.admin.article_list.glance import GlancePage
from articles.admin.article_list.list_page import ListPage
from articles.admin.article_list.tabs import context_of
from articles.admin.article_list.thumbnails import ThumbnailPage
from articles.admin.article_list.views_page import ViewsPage
from articles.admin.article_list.week import WeekPage

PAGES: tuple[type[ListPage], ...] = (ThumbnailPage, GlancePage, ViewsPage, WeekPage)


class ListAdmin(ListColumns):
    # After the rows, where it can stick to the lower edge of the window; the style sheet shows it when some are chosen.
    actions_on_top, actions_on_bottom = False, True

    class Media:
        css = {"all": ["desk/list.css"]}
        js = ["desk/keys.js", "desk/glance.js"]

    def get_urls(self) -> list[URLPattern]:
        own = [each for page in PAGES for each in page(self).addresses()]
        guarded = self.admin_site.admin_view
        return [
            *(path(each.route, guarded(self.for_those_who_read(each.view)), name=each.name) for each in own),
            *super().get_urls(),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleList]:
        return ArticleList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        shown, is_shown = chosen(request), request.method == "GET" and self.has_view_permission(request)
        context = {
            "title": capfirst(self.opts.verbose_name_plural),
            "columns": [(name, words, name in shown) for name, words in MORE.items()],
            "columns_name": CHOSEN,
            **(context_of(request) if is_shown else {}),
            "kept_params": [
                (name, value)
                for name, values in request.GET.lists()
                for value in values
                if name not in {CHOSEN, "p", "e"}
            ],
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})
