"""Facets: by what the results can be narrowed, and how many each choice would leave. Four queries."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.models import Article, ArticleProvince, TaggedArticle
from provinces.language_marks import english
from provinces.models import Country, Province

SHOWN = 8  # choices of one kind


@dataclass(frozen=True)
class Choice:
    label: str
    count: int
    address: str


@dataclass(frozen=True)
class Facet:
    label: Any
    choices: list[Choice]


def _provinces(found: list[int]) -> list[tuple[str, str, int]]:
    rows = ArticleProvince.objects.filter(article__in=found)
    counted = rows.values_list("province__slug", "province__name", "province__local_name")
    return [
        (slug, Province(name=name, local_name=local).display_name, number)
        for slug, name, local, number in counted.annotate(number=Count("article")).order_by(
            "-number", "province__name"
        )[:SHOWN]
    ]


def _countries(found: list[int]) -> list[tuple[str, str, int]]:
    rows = ArticleProvince.objects.filter(article__in=found)
    counted = rows.values_list("province__country__slug", "province__country__name")
    counted = counted.annotate(number=Count("article", distinct=True))
    most = counted.order_by("-number", "province__country__name")[:SHOWN]
    return [(slug, str(Country(name=name)), number) for slug, name, number in most]


def _tags(found: list[int]) -> list[tuple[str, str, int]]:
    rows = TaggedArticle.objects.filter(content_object__in=found).values_list("tag__slug", "tag__name")
    most = rows.annotate(number=Count("content_object")).order_by("-number", "tag__name")[:SHOWN]
    return [(slug, english(name), number) for slug, name, number in most]


def _years(found: list[int]) -> list[tuple[str, str, int]]:
    year = Substr("dated", 1, 4)
    rows = Article.objects.filter(pk__in=found).annotate(year=year).order_by("-year").values_list("year")
    return [(str(year), str(year), number) for year, number in rows.annotate(number=Count("pk"))[:SHOWN]]


KINDS: list[tuple[str, Any, Callable[[list[int]], list[tuple[str, str, int]]]]] = [
    ("province", _("Provinces"), _provinces),
    ("country", _("Countries"), _countries),
    ("tag", _("Tags"), _tags),
    ("year", _("Years"), _years),
]


def facets_of(found: list[int], asked: QueryDict) -> list[Facet]:
    """Choices that narrow what was found; a kind that is chosen already, or leaves no choice, is not shown."""
    facets = []
    for name, label, count in KINDS:
        rows = [] if asked.get(name) else count(found)
        choices = [Choice(words, number, address_with(asked, name, slug)) for slug, words, number in rows]
        if choices:
            facets.append(Facet(label, choices))
    return facets


def address_with(asked: QueryDict, name: str, value: str = "") -> str:
    """The same question with one choice more, or without it; always the first page."""
    changed = asked.copy()
    for each in ("page", name):
        changed.pop(each, None)
    for each in [key for key in changed if not changed[key]]:
        del changed[each]
    if value:
        changed[name] = value
    return f"?{changed.urlencode()}" if changed else "?"
