"""Look: an article as readers would see it, for frames in the panel of publishing; and its card and its feed entry."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.admin.article_form.feature import Feature
from articles.admin.article_form.parts import Address
from articles.admin.framing import STANDS_IN_A_FRAME
from articles.kinds import makers
from articles.models import Article
from articles.reading.feeds import ArticleFeed, entries
from articles.reading.views.pictures import send_picture
from articles.reading.views.preview import shown_in_preview

NAME = "articles_article_look"


class LookFeature(Feature):
    """What was saved last; of a page that is not public nothing is kept on the way (the admin sees to it)."""

    def addresses(self) -> list[Address]:
        return [
            Address("<int:pk>/look/", _framed(self.look_view), NAME),
            Address("<int:pk>/look/card/", _framed(self.card_view), f"{NAME}_card"),
            Address("<int:pk>/look/images/<int:number>/", require_safe(self.image_view), f"{NAME}_image"),
        ]

    def context(self, request: HttpRequest, article: Article | None, given: dict[str, Any]) -> dict[str, Any]:
        if article is None:
            return {}
        page, card = (reverse(f"admin:{name}", args=[article.pk]) for name in (NAME, f"{NAME}_card"))
        return {"desk_look": {"page": page, "card": card}}

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.for_page(), pk=pk)
        with translation.override(article.language):
            shown = shown_in_preview(
                article, lambda image: reverse(f"admin:{NAME}_image", args=[pk, image.pk])
            )
            return render(request, "articles/preview.html", shown)

    def card_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.for_cards(), pk=pk)
        entry, feed = entries().get(pk=pk), ArticleFeed()
        with translation.override(article.language):
            context = {
                "article": article,
                "entry": entry,
                "summary": feed.summary_of(entry),
                "authors": makers(entry),
                "categories": feed.item_categories(entry),
            }
            return render(request, "articles/card_and_entry.html", context)

    def image_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
        picture = get_object_or_404(Article, pk=pk).images.exclude(file="").filter(pk=number).first()
        if picture is None:
            raise Http404
        return send_picture(request, str(picture.file))


def _framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return csp_override(STANDS_IN_A_FRAME)(xframe_options_sameorigin(require_safe(view)))
