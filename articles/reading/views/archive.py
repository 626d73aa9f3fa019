"""Views of the archive by year, month and day in Viet Nam's time.

One that is empty in this language alone says so. An empty day or month leads to what lies around it: its articles may
have been found to be of another day. An empty year and an impossible date are a 404.
"""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import periods
from articles.models import Article
from articles.periods import Period
from articles.querysets import ArticleQuerySet
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere
from provinces.datatypes.prepared import Given
from provinces.datatypes.prepared_lists import PreparedList
from provinces.datatypes.shown import months, shows


@require_safe
def year(request: HttpRequest, year: str) -> HttpResponse:
    return _period(request, year)


@require_safe
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    return _period(request, year, month)


@require_safe
def day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    return _period(request, year, month, day)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    """Articles whose original gives no date. Elsewhere they are listed under the day we published them."""
    articles = Article.objects.public().in_language(get_language()).undated()
    page = page_of(articles.for_cards(), request.GET)
    if not page.rows:
        raise Http404
    shows(f"list:{get_language()}")
    trail = [(_("Articles"), reverse("articles:list")), (_("Undated"), "")]
    return render(request, "articles/undated.html", {"page": page, "trail": trail})


def _period(request: HttpRequest, *parts: str) -> HttpResponse:
    """One page for all three: how many articles its months or days have, the articles, the neighbours."""
    try:
        period = Period.of(*parts)
    except ValueError as error:
        raise Http404 from error
    language = get_language() or ""
    listed = PreparedList(Article, _within, language=language, first=period.iso, beyond=period.beyond)
    page = page_of(listed, request.GET)
    if not page.rows:
        return _empty(request, period, Article.objects.public().in_language(language))
    earlier, later = periods.neighbours(language, period)
    total, inner = periods.counts(language, period)
    shows(*_lists_of(period, earlier, later))
    outer = [Period.of(*parts[:length]) for length in range(1, len(parts))]
    context = {
        "period": period,
        "page": page,
        "earlier": earlier,
        "later": later,
        "inner": inner,
        "weeks": periods.weeks(period, inner) if period.kind == "month" else [],
        "days": [(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in range(7)],
        "total": total,
        "trail": [
            (_("Articles"), reverse("articles:list")),
            *((over.words, over.address) for over in outer),
            (period.words, ""),
        ],
    }
    return render(request, "articles/period.html", context)


def _within() -> ArticleQuerySet:
    articles = Article.objects.public().in_language(Given("language"))
    return articles.filter(dated__gte=Given("first"), dated__lt=Given("beyond")).for_cards()


def _lists_of(period: Period, earlier: Period | None, later: Period | None) -> list[str]:
    """What an article must come to, or leave, to make a period's page another: a month between its neighbours.

    Where it has none on one side, the next could stand in the rest of the year, or in a year that has none yet.
    """
    language = get_language() or ""
    first = earlier.iso if earlier else period.parts[0]
    last = later.last_day.isoformat() if later else f"{period.parts[0]}-12"
    return [f"years:{language}", *months(language, (first, last))]


def _empty(request: HttpRequest, period: Period, articles: QuerySet[Article]) -> HttpResponse:
    def within(articles: ArticleQuerySet, language: str) -> QuerySet[Article]:
        return articles.public().in_language(language).filter(period.within)

    try:
        return elsewhere(request, period.words, within)
    except Http404:
        around = periods.nearest(articles, period)
        if around is None:
            raise
        return HttpResponsePermanentRedirect(around.address)
