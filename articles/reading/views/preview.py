"""Views of a preview: a draft and its pictures, for whoever holds the link."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from articles.editing.preview_links import link_of
from articles.models import Article, ArticleImage
from articles.reading.article_page import text_and_pictures
from articles.reading.views.pictures import send_picture
from provinces.datatypes.addresses import address


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The article's page as it would be, with a notice above it; found by no search engine, kept by no cache."""
    link = link_of(token)
    if link is None:
        raise Http404
    article = Article.objects.for_page().get(pk=link.article_id)
    with translation.override(article.language):
        shown = shown_in_preview(article, lambda image: address("articles:preview_image", token, image.pk))
        response = render(request, "articles/preview.html", {**shown, "link": link})
    return _secret(response)


def shown_in_preview(article: Article, address_of: Callable[[ArticleImage], str]) -> dict[str, Any]:
    """What the template prints of an article from `for_page()`. Its pictures, those within the text too, have addresses
    of their own: nobody else may see them yet.
    """
    addresses = {image.pk: address_of(image) for image in article.images.all() if image.file}
    return text_and_pictures(article) | {"addresses": addresses}


@require_safe
def preview_image(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of that draft, and of no other."""
    link = link_of(token)
    picture = link and link.article.images.exclude(file="").filter(pk=number).first()
    if not picture:
        raise Http404
    return _secret(send_picture(request, str(picture.file)))


def _secret(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
