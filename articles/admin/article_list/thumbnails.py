"""Thumbnails of lead pictures: the smallest size that exists, one query for a page of rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from articles.admin.article_form.parts import Address
from articles.admin.article_list.list_page import ListPage
from articles.models import Article, ArticleImage
from articles.pictures.renditions import key_of, name_of
from articles.reading.views.pictures import send_picture


def put_thumbnails(articles: Iterable[Article]) -> None:
    """Give each article `lead`, its lead picture or None, and `thumbnail`, where it is, small, or "". One query."""
    rows: list[Any] = list(articles)
    found = {image.article_id: image for image in _leads(Q(article__in=rows))}
    for article in rows:
        article.lead = found.get(article.pk)
        article.thumbnail = _address(article, article.lead) if article.lead and small(article.lead) else ""


def small(image: ArticleImage) -> str:
    """The name of the smallest rendition; "" where none was made: a photo of 12 megapixels is no thumbnail."""
    widths = image.made.get("card", {}).get("webp", []) if image.made.get("key") == key_of(image) else []
    return name_of(image, "card", min(widths), "webp") if widths else ""


def _leads(condition: Q) -> Iterable[ArticleImage]:
    return ArticleImage.objects.filter(condition, is_lead=True).exclude(file="")


def _address(article: Article, image: ArticleImage) -> str:
    """Readers' own where they see it, which browsers keep; else the desk's, which asks who is there."""
    if article.is_public:
        return reverse("articles:image", args=[image.pk, small(image).rpartition("/")[2]])
    return reverse("admin:articles_article_thumbnail", args=[article.pk])


class ThumbnailPage(ListPage):
    """The lead picture of an article that readers do not see yet, small."""

    def addresses(self) -> list[Address]:
        return [Address("<int:pk>/thumbnail/", self.thumbnail_view, "articles_article_thumbnail")]

    def thumbnail_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        for image in _leads(Q(article=pk)):
            if name := small(image):
                return send_picture(request, name)
        raise Http404
