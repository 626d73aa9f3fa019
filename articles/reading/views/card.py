"""View of an article's social card."""

from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.pictures.cards.card import card_of
from articles.pictures.cards.drawing import draw
from provinces.datatypes.prepared import Given, Prepared
from provinces.datatypes.shown import shows

_ARTICLE = Prepared(
    Article,
    lambda: (
        Article.objects.public()
        .filter(pk=Given("number", BigIntegerField()))
        .select_related("source")
        .defer("body", "original_text")
    ),
)


@require_safe
def card(request: HttpRequest, number: int) -> HttpResponse:
    """The title as a PNG, as long as the article is public. Drawn only for who does not have it yet. One query."""
    article = _ARTICLE.first(number=number)
    shows(is_timeless=True)
    found = card_of(article) if article else None
    if found is None:
        raise Http404
    tag = f'"{found.mark}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(draw(found.title, found.below), content_type="image/png")
    response.headers["ETag"] = tag
    return response
