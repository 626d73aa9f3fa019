"""View of all public change notes, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import ChangeNote
from articles.reading.cursor_pagination import page_of


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected, clarified or updated in public articles of the path's language. One query."""
    notes = (
        ChangeNote.objects.public_in(get_language())
        .select_related("article")
        .defer("article__body", "article__original_text")
    )
    return render(request, "articles/corrections.html", {"page": page_of(notes, request.GET, time="at")})
