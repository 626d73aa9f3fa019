"""Views of a preview: a draft and its pictures, for whoever holds the link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from articles.editing.preview_links import link_of
from articles.models import Article
from articles.reading.article_page import text_and_pictures
from articles.reading.views.pictures import send_picture


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The article's page as it would be, with a notice above it; found by no search engine, kept by no cache."""
    link = link_of(token)
    if link is None:
        raise Http404
    article = Article.objects.for_page().get(pk=link.article_id)
    shown = text_and_pictures(article)
    if lead := shown["lead_image"]:  # a preview has no place of its own for it
        shown["images"] = sorted([lead, *shown["images"]], key=lambda image: image.order)
    with translation.override(article.language):
        context = {**shown, "link": link, "token": token}
        response = render(request, "articles/preview.html", context)
    return _secret(response)


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
