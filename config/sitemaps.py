"""Sitemaps: one section for each kind of page; each entry with its date, and with its twin in the other language."""

import datetime as dt
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone, translation

from articles.choices import Language
from articles.models import Article, ChangeNote, Credit, Person, Tag, TaggedArticle
from articles.querysets import ArticleQuerySet
from articles.reading.feeds import updated
from articles.reading.views.about import WRITTEN
from config.sitemap_pages import Stretches, Whole
from provinces.border_lines import border_lines, sea_line
from provinces.datatypes.xml import xml_text
from provinces.models import Agreement, BorderGuardUnit, Country, Province, TwinningPair
from provinces.models.recorded import Recorded

# Addresses in one file: made in 40 ms, 0.33 MB. The index names a file for each thousand numbers that articles have
# had, and the protocol lets it name 50,000: enough for fifty million.
ENTRIES = 1_000

NEWS = dt.timedelta(days=2)
FOLLOWED = (Province, BorderGuardUnit, Agreement, TwinningPair)


@dataclass(frozen=True)
class Dated:
    """A page that is no row of its own, and when what it shows last changed."""

    what: Any
    changed: dt.datetime | None


class DatedSitemap(Sitemap):
    """The index does not repeat the newest date of a section: that would read all its entries."""

    limit = ENTRIES

    def get_latest_lastmod(self) -> None:
        return None


class ShortSitemap(DatedSitemap):
    """A section that one file holds."""

    @property
    def paginator(self) -> Whole:
        return Whole(self)


class TwinnedSitemap(DatedSitemap):
    """Entries of one language, each naming itself and, where it has one, its twin in the other language."""

    @property
    def paginator(self) -> Stretches:
        return Stretches(self.items(), self.limit)

    def twins(self, rows: list[Any]) -> dict[Any, str]:
        """Paths in the other language by the key of a row, for the rows that have one. One query."""
        raise NotImplementedError

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        urls = super()._urls(page, protocol, domain)
        twins = self.twins([url["item"] for url in urls])
        site = f"{protocol}://{domain}"
        for url in urls:
            paths = [url["location"].removeprefix(site), twins.get(url["item"].pk)]
            url["alternates"] = [
                {"location": f"{site}{path}", "lang_code": language_of(path)} for path in filter(None, paths)
            ]
        return urls


def language_of(path: str) -> str:
    return "vi" if path.startswith("/vi/") else "en"


class ArticleSitemap(TwinnedSitemap):
    """Public articles in every language."""

    names = ("pk", "slug", "dated", "language", "translation_key")

    def _addressed(self) -> ArticleQuerySet:
        return Article.objects.public().only(*self.names)

    def items(self) -> QuerySet[Article]:
        return self._addressed().only(*self.names, "publish_at").with_last_note()

    def lastmod(self, article: Article) -> dt.datetime:
        return updated(article)

    def location(self, article: Article) -> str:
        return article.get_absolute_url()

    def twins(self, rows: list[Article]) -> dict[int, str]:
        """Only those of other files are read: a file has the rows of a run of numbers."""
        if not rows:
            return {}
        keys = [row.translation_key for row in rows]
        elsewhere = (
            self._addressed().exclude(pk__range=(rows[0].pk, rows[-1].pk)).filter(translation_key__in=keys)
        )
        of_the_works: dict[str, list[Article]] = {}
        for text in (*rows, *elsewhere):
            of_the_works.setdefault(text.translation_key, []).append(text)
        return {
            row.pk: other.get_absolute_url()
            for texts in of_the_works.values()
            for row in texts
            for other in texts
            if other.pk != row.pk
        }


class NewsSitemap(ShortSitemap):
    """What the news protocol asks for: articles of the last two days, at most a thousand."""

    limit = 1_000

    def items(self) -> list[Article]:
        """A query for each language: both at once would gather all of the two days, and sort them."""
        fresh = Article.objects.public().filter(publish_at__gte=timezone.now() - NEWS).last_published()
        fresh = fresh.only("pk", "slug", "publish_at", "dated", "language", "title")
        each = (fresh.in_language(language)[: self.limit] for language in Language)
        newest = merge(*each, key=lambda article: (article.publish_at, article.pk), reverse=True)
        articles = list(islice(newest, self.limit))
        for article in articles:
            article.title = xml_text(article.title)
        return articles


class CarriedSitemap(TwinnedSitemap):
    """Tags, or people: what has a page in a language while a public article of that language carries it."""

    def __init__(self, model: type[Person] | type[Tag], language: str) -> None:
        self.model, self.language = model, language

    def items(self) -> QuerySet:
        """Each with `newest`: when the last article was published that carries it. An index look-up a row."""
        through: Any = TaggedArticle if self.model is Tag else Credit
        article, subject = through.list_of
        carrying = through.objects.public_in(self.language).due().filter(**{subject: OuterRef("pk")})
        newest = Subquery(carrying.order_by("-publish_at", f"-{article}").values("publish_at")[:1])
        return self.model.objects.public_in(self.language).annotate(newest=newest)

    def lastmod(self, row: Any) -> dt.datetime:
        return row.newest

    def location(self, row: Person | Tag) -> str:
        return _address(row, self.language)

    def twins(self, rows: list[Person | Tag]) -> dict[int, str]:
        other = "en" if self.language == "vi" else "vi"
        there = self.model.objects.public_in(other).filter(pk__in=[row.pk for row in rows])
        return {row.pk: _address(row, other) for row in there}


def _address(row: Person | Tag, language: str) -> str:
    with translation.override(language):
        return row.get_absolute_url()


class RegistrySitemap(DatedSitemap):
    """Rows of one registry table, by address; each page in both languages, which name each other."""

    i18n = True
    alternates = True

    def __init__(self, model: type[Recorded]) -> None:
        self.model = model

    def items(self) -> QuerySet:
        return self.model.objects.only("slug", "changed_at").order_by("slug")

    def lastmod(self, row: Any) -> dt.datetime:
        return row.changed_at


class CountrySitemap(ShortSitemap):
    """Countries, dated by what was last recorded with them."""

    i18n = True
    alternates = True

    def items(self) -> list[Dated]:
        rows = Country.objects.annotate(
            agreed=Max("agreements__changed_at"), twinned=Max("pairs_across__changed_at")
        ).order_by("slug")
        other = registry_changed()
        return [Dated(row, max(filter(None, (row.agreed, row.twinned)), default=other)) for row in rows]

    def location(self, country: Dated) -> str:
        return country.what.get_absolute_url()

    def lastmod(self, country: Dated) -> dt.datetime | None:
        return country.changed


def registry_changed() -> dt.datetime | None:
    """When anything that readers can follow was last recorded or changed. Four queries."""
    newest = (model.objects.aggregate(at=Max("changed_at"))["at"] for model in FOLLOWED)
    return max(filter(None, newest), default=None)


def last_published_in(language: str) -> dt.datetime | None:
    """One query."""
    articles = Article.objects.public().in_language(language).last_published()
    return articles.values_list("publish_at", flat=True).first()


class PageSitemap(ShortSitemap):
    """Pages that are always there, in both languages."""

    i18n = True
    alternates = True

    def items(self) -> list[Dated]:
        """Each dated by what it lists. Seven queries."""
        corrected = ChangeNote.objects.public().order_by("-at", "-pk").values_list("at", flat=True).first()
        published = max(filter(None, map(last_published_in, Language.values)), default=None)
        own = {"articles:about": WRITTEN, "articles:corrections": corrected}
        of_app = {"articles": published, "provinces": registry_changed()}
        return [Dated(name, own.get(name) or of_app[name.partition(":")[0]]) for name in self.names]

    names = (
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
    )

    def location(self, page: Dated) -> str:
        return reverse(page.what)

    def lastmod(self, page: Dated) -> dt.datetime | None:
        return page.changed


class LineSitemap(ShortSitemap):
    """The lines of the border, in both languages."""

    i18n = True
    alternates = True

    def items(self) -> list[Dated]:
        changed = registry_changed()
        return [Dated(line, changed) for line in (*border_lines(), sea_line())]

    def location(self, line: Dated) -> str:
        return line.what.get_absolute_url()

    def lastmod(self, line: Dated) -> dt.datetime | None:
        return line.changed


SECTIONS = {
    "pages": PageSitemap(),
    "articles": ArticleSitemap(),
    "tags": CarriedSitemap(Tag, "en"),
    "tags-vi": CarriedSitemap(Tag, "vi"),
    "people": CarriedSitemap(Person, "en"),
    "people-vi": CarriedSitemap(Person, "vi"),
    "provinces": RegistrySitemap(Province),
    "units": RegistrySitemap(BorderGuardUnit),
    "countries": CountrySitemap(),
    "borders": LineSitemap(),
    "agreements": RegistrySitemap(Agreement),
    "twinning": RegistrySitemap(TwinningPair),
}
