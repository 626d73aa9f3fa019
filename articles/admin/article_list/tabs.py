"""Tabs above the list of articles: the lists of work, a person's own views, and the week."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.article_list.work_filter import OFFERED
from articles.editing.desk import LISTS
from articles.models import Article, SavedView
from provinces.datatypes.bounded_counts import BoundedCount

MOST = 100  # counted of each list of work
PASSING = {"p", "e", "_popup", "_to_field"}  # where somebody is in the list, not what it is asked


@dataclass(frozen=True)
class Tab:
    label: str
    query: str
    count: str = ""
    is_current: bool = False


def asked_of(params: QueryDict) -> str:
    """What the list is asked, always written the same way: without the page, sorted by name."""
    pairs = sorted((name, values) for name, values in params.lists() if name not in PASSING)
    return urlencode(pairs, doseq=True)


def tabs_of(request: HttpRequest) -> dict[str, list[Tab]]:
    """Two queries: one counts all lists of work, MOST rows of each at most, one has the person's own views."""
    asked, counts = asked_of(request.GET), _counts(request)
    work = [(str(LISTS[key].title), urlencode({"work": key}), counts.get(key, "")) for key in OFFERED]
    return {
        "work": [
            Tab(_("All"), "", is_current=not asked),
            *(Tab(title, query, count, query == asked) for title, query, count in work),
        ],
        "own": [
            Tab(view.name, view.query, is_current=view.query == asked)
            for view in SavedView.objects.filter(person=request.user.pk)
        ],
    }


def _counts(request: HttpRequest) -> dict[str, str]:
    """In words, by the key of the list; none is no number."""
    # Bare articles: to put together the joins of the desk's own rows took longer than counting (17 of 62 ms of a list).
    articles = Article.objects.on_desk()
    columns = {key: BoundedCount(LISTS[key].among(articles, request.user), MOST) for key in OFFERED}
    counts = get_user_model().objects.filter(pk=request.user.pk).values(**columns).get()
    return {key: f"{MOST - 1}+" if count == MOST else str(count or "") for key, count in counts.items()}


def context_of(request: HttpRequest) -> dict[str, Any]:
    """For the template of the list."""
    asked, tabs = asked_of(request.GET), tabs_of(request)
    is_tab = any(tab.is_current for group in tabs.values() for tab in group)
    return {
        "tabs": tabs,
        "list_address": reverse("admin:articles_article_changelist"),
        "week_address": reverse("admin:articles_article_week"),
        "views_address": reverse("admin:articles_article_views"),
        "asked": asked,
        "can_be_saved": bool(asked) and not is_tab,
    }
