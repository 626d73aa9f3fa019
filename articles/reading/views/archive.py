"""Views of the archive by year, month and day in Viet Nam's time.

A period that is empty or impossible is a 404; one that is empty in this language alone says so."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import periods
from articles.models import Article
from articles.periods import Period
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere


@require_safe
def year(request: HttpRequest, year: str) -> HttpResponse:
    return _period(request, year)


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    return _period(request, year, month)


@require_safe
def day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    return _period(request, year, month, day)


def _period(request: HttpRequest, *parts: str) -> HttpResponse:
    """One page for all three: how many articles its months or days have, the articles, the neighbours."""
    try:
        period = Period.of(*parts)
    except ValueError as error:
        raise Http404 from error
    articles = Article.objects.public().in_language(get_language())
    page = page_of(articles.filter(period.within).for_cards(), request.GET)
    if not page.rows:
        return elsewhere(request, period.words, Article.objects.filter(period.within))
    earlier, later = periods.neighbours(articles, period)
    inner = periods.counts(articles, period)
    outer = [Period.of(*parts[:length]) for length in range(1, len(parts))]
    context = {
        "period": period,
        "page": page,
        "earlier": earlier,
        "later": later,
        "inner": inner,
        "weeks": periods.weeks(period, inner) if period.kind == "month" else [],
        "days": [(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in range(7)],
        "total": sum(number for _inner, number in inner),
        "trail": [
            (_("Articles"), reverse("articles:list")),
            *((over.words, over.address) for over in outer),
            (period.words, ""),
        ],
    }
    return render(request, "articles/period.html", context)
