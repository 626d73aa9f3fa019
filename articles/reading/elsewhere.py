"""A page of words for what is published in the other language only: where the switch of languages leads then."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import get_language

from articles.choices import Language
from articles.models import Article
from articles.querysets import ArticleQuerySet
from provinces.datatypes.keysets import Stretch

SHOWN = 10  # articles


def elsewhere(request: HttpRequest, name: Any, listed: Callable[[ArticleQuerySet, str], Any]) -> HttpResponse:
    """The public articles that are listed in the other language, as links; 404 where there are none. One query.

    `listed` narrows articles to a list in a language. It is no page of its own for search engines, and says nothing
    that a public article does not say.
    """
    found = list(Stretch(SHOWN).of(listed(Article.objects.defer("body", "original_text"), other_language())))
    if not found:
        raise Http404
    context = {"name": name, "articles": found}
    return render(request, "articles/elsewhere.html", context)


def untranslated(request: HttpRequest, slug: str) -> HttpResponse:
    """The article that has this very address in the other language; 404 where there is none. One query."""
    article = Article.objects.public().in_language(other_language()).filter(slug=slug).first()
    if article is None or translate_url(request.path, article.language) != article.get_absolute_url():
        raise Http404
    return elsewhere(request, article.title, lambda articles, _language: articles.filter(pk=article.pk))


def other_language() -> str:
    """The one that is not being spoken."""
    return next(code for code in Language.values if code != get_language())
