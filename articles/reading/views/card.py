"""View of an article's social card."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.pictures.cards.card import card_of
from articles.pictures.cards.drawing import draw
from provinces.datatypes.shown import shows


@require_safe
def card(request: HttpRequest, number: int) -> HttpResponse:
    """The title as a PNG, as long as the article is public. Drawn only for who does not have it yet. One query."""
    public = Article.objects.public().select_related("source").defer("body", "original_text")
    found = card_of(get_object_or_404(public, pk=number))
    shows(is_timeless=True)
    if found is None:
        raise Http404
    tag = f'"{found.mark}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(draw(found.title, found.below), content_type="image/png")
    response.headers["ETag"] = tag
    return response
