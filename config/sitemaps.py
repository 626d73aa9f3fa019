"""Sitemaps: one section for each kind of page, with true dates where the rows have them."""

import datetime as dt

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from articles.models import Article, Person, Tag
from articles.reading.feeds import updated
from provinces.border_lines import Line, border_lines, sea_line
from provinces.datatypes.xml import xml_text
from provinces.models import Agreement, BorderGuardUnit, Country, Province, TwinningPair

ENTRIES = 5_000  # addresses in one file; the protocol allows 50,000, a crawler's patience less

NEWS = dt.timedelta(days=2)


class ArticleSitemap(Sitemap):
    """Public articles in every language."""

    limit = ENTRIES

    def items(self) -> QuerySet[Article]:
        articles = Article.objects.public().only("pk", "slug", "publish_at", "language")
        return articles.with_last_note().newest_first()

    def lastmod(self, article: Article) -> dt.datetime:
        return updated(article)


class NewsSitemap(Sitemap):
    """What the news protocol asks for: articles of the last two days, at most a thousand."""

    limit = 1_000

    def items(self) -> list[Article]:
        since = timezone.now() - NEWS
        fresh = Article.objects.public().filter(publish_at__gte=since).newest_first()
        articles = list(fresh.only("pk", "slug", "publish_at", "language", "title")[: self.limit])
        for article in articles:
            article.title = xml_text(article.title)
        return articles


class CarriedSitemap(Sitemap):
    """Tags, or people: what has a page in a language while a public article of that language carries it."""

    limit = ENTRIES

    def __init__(self, model: type[Person] | type[Tag], language: str) -> None:
        self.model, self.language = model, language

    def items(self) -> QuerySet:
        return self.model.objects.public_in(self.language).order_by("slug")

    def location(self, row: Person | Tag) -> str:
        with translation.override(self.language):
            return row.get_absolute_url()


class RegistrySitemap(Sitemap):
    """Rows of one registry table, by address; each page in both languages, which name each other."""

    limit = ENTRIES
    i18n = True
    alternates = True

    def __init__(self, queryset: QuerySet) -> None:
        self.queryset = queryset

    def items(self) -> QuerySet:
        return self.queryset.order_by("slug")


class PageSitemap(Sitemap):
    """Pages that are always there, in both languages."""

    i18n = True
    alternates = True

    def items(self) -> list[str]:
        return [
            "articles:front",
            "articles:list",
            "articles:tags",
            "articles:corrections",
            "articles:about",
            "provinces:list",
            "provinces:countries",
            "provinces:units",
            "provinces:gates",
            "provinces:directives",
            "provinces:organisations",
            "provinces:agreements",
            "provinces:pairs",
        ]

    def location(self, name: str) -> str:
        return reverse(name)


class LineSitemap(Sitemap):
    """The lines of the border, in both languages."""

    i18n = True
    alternates = True

    def items(self) -> list[Line]:
        return [*border_lines(), sea_line()]


SECTIONS = {
    "pages": PageSitemap(),
    "articles": ArticleSitemap(),
    "tags": CarriedSitemap(Tag, "en"),
    "tags-vi": CarriedSitemap(Tag, "vi"),
    "people": CarriedSitemap(Person, "en"),
    "people-vi": CarriedSitemap(Person, "vi"),
    "provinces": RegistrySitemap(Province.objects.only("slug")),
    "units": RegistrySitemap(BorderGuardUnit.objects.only("slug")),
    "countries": RegistrySitemap(Country.objects.only("slug")),
    "borders": LineSitemap(),
    "agreements": RegistrySitemap(Agreement.objects.only("slug")),
    "twinning": RegistrySitemap(TwinningPair.objects.only("slug")),
}
