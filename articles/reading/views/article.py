"""Views of one article: its page, and the short address that it keeps for ever."""

from django.db.models import F, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.reading.article_page import article_page, lists_of
from articles.reading.elsewhere import untranslated
from provinces.datatypes.addresses import absolute_of
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.shown import shows

PAGE = Prepared(
    Article,
    lambda: Article.objects.public().in_language(Given("language")).filter(slug=Given("slug")).for_page(),
)


@require_safe
def article(request: HttpRequest, year: str, month: str, day: str, slug: str) -> HttpResponse:
    """The article's page; 301 from a former slug or another date; 410 when withdrawn; else 404, always the same."""
    found = PAGE.first(language=get_language(), slug=slug)
    if found is None:
        in_language = Article.objects.in_language(get_language())
        found = _once_public(in_language.filter(slug=slug)) or _under_former_slug(in_language, slug)
    if found is None:
        return untranslated(request, slug)
    address = found.get_absolute_url()
    if request.path != address:
        return HttpResponsePermanentRedirect(address)
    if not found.is_public:
        return _gone(request, found)
    page = article_page(found, absolute_of(request)(address))
    shows(*lists_of(page))
    return render(request, "articles/article.html", page)


@require_safe
def by_number(request: HttpRequest, number: int) -> HttpResponse:
    """The address an article keeps for ever, in whatever language it is."""
    numbered = Article.objects.filter(pk=number)
    found = numbered.public().only("slug", "dated", "language").first()
    if found is not None:
        shows(is_timeless=True)
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    withdrawn = _once_public(numbered)
    if withdrawn is None:
        raise Http404
    return _gone(request, withdrawn)


def _once_public(articles: QuerySet[Article]) -> Article | None:
    """A withdrawn article that readers had seen. One withdrawn before its time stays hidden. One query."""
    return articles.withdrawn().filter(publish_at__lte=F("withdrawn_at")).first()


def _under_former_slug(in_language: QuerySet[Article], slug: str) -> Article | None:
    """The article that had this address part before, if its page may be shown. At most two queries."""
    formerly = in_language.filter(former_slugs__slug=slug, former_slugs__language=get_language())
    return formerly.public().first() or _once_public(formerly)


def _gone(request: HttpRequest, withdrawn: Article) -> HttpResponse:
    return render(request, "410.html", {"article": withdrawn}, status=410)
