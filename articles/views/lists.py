"""Lists of articles: newest first, by tag, by province."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def article_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def tags(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def tag(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")


def province_articles(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404("not built yet")
