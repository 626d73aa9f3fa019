"""Views of article lists: newest first, by tag, by province."""

from collections.abc import Callable
from functools import cache

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import periods
from articles.models import Article, Tag
from articles.querysets import ArticleQuerySet
from articles.querysets.subject_lists import SubjectList
from articles.reading.cursor_pagination import page_of
from articles.reading.elsewhere import elsewhere
from articles.reading.former_tags import tag_of_today
from provinces.datatypes.prepared import Given
from provinces.datatypes.prepared_lists import PreparedList
from provinces.datatypes.shown import months, shows
from provinces.lineage import with_predecessors
from provinces.models import Province
from provinces.reading.former_addresses import follows_renames


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    """All articles of the path's language, newest first."""
    language = get_language() or ""
    years, has_undated = periods.years(language)
    page = page_of(PreparedList(Article, _all, language=language), request.GET)
    shows(f"years:{language}", *months(language, page.span))
    context = {"page": page, "years": years, "has_undated": has_undated}
    return render(request, "articles/list.html", context)


@require_safe
@follows_renames(tag_of_today)
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Articles of a tag. One that no public article carries may be the word of a draft."""
    found = get_object_or_404(Tag, slug=slug)

    def tagged(articles: ArticleQuerySet, language: str) -> SubjectList:
        return articles.of_subjects(language, tags=[found.pk])

    page = page_of(PreparedList(Article, _of_tag, language=get_language(), tag=found.pk), request.GET)
    if not page.rows:
        return elsewhere(request, found.name, tagged)
    shows(f"tag:{found.pk}")
    trail = [(_("Tags"), reverse("articles:tags")), (found, "")]
    return render(request, "articles/tag.html", {"tag": found, "page": page, "trail": trail})


@require_safe
@follows_renames(Province)
def province_articles(request: HttpRequest, slug: str) -> HttpResponse:
    """Articles about a province and about those that went into it, each under the name it was written with."""
    province = get_object_or_404(Province, slug=slug)
    family = with_predecessors(province)
    keys = {f"province {place}": each.pk for place, each in enumerate(family)}
    articles = PreparedList(Article, _of_provinces(len(family)), language=get_language(), **keys)
    shows(*(f"province:{each.pk}" for each in family))
    context = {
        "province": province,
        "predecessors": family[1:],
        "page": page_of(articles, request.GET),
        "trail": [
            (_("Provinces"), reverse("provinces:list")),
            (province.display_name, province.get_absolute_url()),
            (_("Articles"), ""),
        ],
    }
    return render(request, "articles/province_articles.html", context)


def _all() -> ArticleQuerySet:
    return Article.objects.public().in_language(Given("language")).for_cards()


def _of_tag() -> SubjectList:
    return Article.objects.for_cards().of_subjects(
        Given("language"), tags=[Given("tag", models.BigIntegerField())]
    )


@cache
def _of_provinces(number: int) -> Callable[[], SubjectList]:
    """The list of the articles about any of so many provinces."""
    keys = [Given(f"province {place}", models.BigIntegerField()) for place in range(number)]
    return lambda: Article.objects.for_cards().of_subjects(Given("language"), provinces=keys)
