"""A page of words for what is published in the other language only: where the switch of languages leads then."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import get_language

from articles.models import Article

SHOWN = 10  # articles


def elsewhere(request: HttpRequest, name: Any, articles: QuerySet[Article]) -> HttpResponse:
    """The articles, which are of any language, as links; 404 where none is public. One query.

    It is no page of its own for search engines, and says nothing that a public article does not say.
    """
    there = articles.public().exclude(language=get_language()).defer("body", "original_text")
    found = list(there.newest_first()[:SHOWN])
    if not found:
        raise Http404
    context = {"name": name, "articles": found}
    return render(request, "articles/elsewhere.html", context)


def untranslated(request: HttpRequest, slug: str) -> HttpResponse:
    """The article that has this very address in the other language; 404 where there is none. One query."""
    there = Article.objects.public().exclude(language=get_language()).filter(slug=slug)
    for article in there:
        if translate_url(request.path, article.language) == article.get_absolute_url():
            return elsewhere(request, article.title, Article.objects.filter(pk=article.pk))
    raise Http404
