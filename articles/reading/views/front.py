"""View of the front page."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.periods import same_day_of_other_years
from provinces.border_lines import border_lines
from provinces.datatypes.prepared import Given, Prepared
from provinces.models import Agreement, Province, TwinningPair
from provinces.models.kept_registry import kept

LATEST = 12  # with the leading article and the two beside it
ON_THIS_DAY = 4
NEWEST_OF_THE_REGISTRY = 4
NEWEST = Prepared(
    Article,
    lambda: Article.objects.public().in_language(Given("language")).for_cards().newest_first()[:LATEST],
)


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What is new, what was on this day, what the registry got last, and the border from north to south."""
    articles = Article.objects.public().in_language(get_language())
    latest = NEWEST(language=get_language())
    context = {
        "lead": latest[:1],
        "secondary": latest[1:3],
        "latest": latest[3:],
        "on_this_day": on_this_day(articles),
        "along_the_border": kept("along the border", along_the_border),
        "newest_of_the_registry": kept("newest of the registry", newest_of_the_registry),
    }
    return render(request, "articles/front.html", context)


def along_the_border() -> str:
    """The map and the provinces from north to south, as HTML. Two queries."""
    context = {"lines": border_lines(), "provinces": Province.objects.for_map()}
    return mark_safe(render_to_string("articles/_along_the_border.html", context))


def newest_of_the_registry() -> str:
    """The newest agreements and pairs, as HTML. Four queries."""
    context = {
        "agreements": Agreement.objects.for_list()[:NEWEST_OF_THE_REGISTRY],
        "pairs": TwinningPair.objects.for_list()[:NEWEST_OF_THE_REGISTRY],
    }
    return mark_safe(render_to_string("articles/_newest_of_the_registry.html", context))


def on_this_day(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles of today's day and month in other years, newest first. One query."""
    same_day = same_day_of_other_years(articles, timezone.localdate())
    return same_day.select_related("source").defer("body", "original_text").newest_first()[:ON_THIS_DAY]
