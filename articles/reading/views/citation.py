"""View of a citation as a file: of our translation, or of its original."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.reading import citation_export
from provinces.datatypes.shown import shows


@require_safe
def citation(request: HttpRequest, number: int, extension: str) -> HttpResponse:
    """`?of=original` cites the original; 404 when there is nothing known of it, as for any other format."""
    if extension not in citation_export.FORMATS:
        raise Http404
    article = get_object_or_404(Article.objects.public().for_page(), pk=number)
    address = request.build_absolute_uri(article.get_absolute_url())
    of_original = request.GET.get("of") == "original"
    shows(is_timeless=True)
    work = citation_export.original(article) if of_original else citation_export.ours(article, address)
    if work is None:
        raise Http404
    write, content_type = citation_export.FORMATS[extension]
    response = HttpResponse(write(work), content_type=f"{content_type}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{work.key}.{extension}"'
    return response
