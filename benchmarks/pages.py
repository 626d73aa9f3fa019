"""Pages: every kind of public address, with an address of each in a filled site.

`tests/benchmarks/test_pages.py` fails by name for a route of the site that has no page here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from benchmarks import places
from config.sitemaps import SECTIONS
from provinces.models import Agreement, BorderGuardUnit, TwinningPair

# Which page of the peer a page is measured against; which budget it has.
ARTICLE, LIST, DEEP, MONTH, PROVINCE = "article", "list", "deep list", "month", "province"
AS_ARTICLE, AS_LIST, AS_PROVINCE, AS_SEARCH = "article", "list", "province", "search"


@dataclass(frozen=True)
class Page:
    """`route` is the name of its URL pattern. `path` reads the database; None where the site has no such page."""

    name: str
    route: str
    path: Callable[[], str | None]
    peer: str = ""
    budget: str = ""


def to(route: str, *args: Any, query: str = "") -> Callable[[], str]:
    return lambda: reverse(route, args=args) + query


def of(route: str, row: Callable[[], Any], query: str = "") -> Callable[[], str | None]:
    """With the address part of a row."""

    def path() -> str | None:
        found = row()
        return None if found is None else reverse(route, args=[found.slug]) + query

    return path


def numbered(route: str, *more: Any) -> Callable[[], str | None]:
    """With the number of an article from the middle of the archive."""

    def path() -> str | None:
        article = places.article()
        return None if article is None else reverse(route, args=[article.pk, *more])

    return path


def own(row: Callable[[], Any]) -> Callable[[], str | None]:
    """The address of a row."""

    def path() -> str | None:
        found = row()
        return None if found is None else found.get_absolute_url()

    return path


def search(words: Callable[[], str]) -> Callable[[], str]:
    return lambda: reverse("articles:search") + f"?q={places.quoted(words())}"


NEWSPAPER = [
    Page("front", "articles:front", to("articles:front"), ARTICLE, AS_PROVINCE),
    Page("article", "articles:article", own(places.article), ARTICLE, AS_ARTICLE),
    Page("article, translated", "articles:article", own(places.translation), ARTICLE, AS_ARTICLE),
    Page("article by number", "articles:by_number", numbered("articles:by_number")),
    Page("list, first", "articles:list", to("articles:list"), LIST, AS_LIST),
    Page("list, deepest", "articles:list", places.deepest("articles:list"), DEEP, AS_LIST),
    Page("undated", "articles:undated", to("articles:undated")),
    Page("year", "articles:year", places.period("articles:year", 1), LIST),
    Page("month", "articles:month", places.period("articles:month", 2), MONTH, AS_LIST),
    Page("day", "articles:day", places.period("articles:day", 3), LIST),
    Page("tags", "articles:tags", to("articles:tags")),
    Page("tag, first", "articles:tag", of("articles:tag", places.common_tag), LIST, AS_LIST),
    Page("tag, deepest", "articles:tag", places.deepest("articles:tag", places.common_tag), DEEP, AS_LIST),
    Page(
        "province's articles, first",
        "articles:province_articles",
        of("articles:province_articles", places.common_province),
        PROVINCE,
        AS_LIST,
    ),
    Page(
        "province's articles, deepest",
        "articles:province_articles",
        places.deepest("articles:province_articles", places.common_province),
        DEEP,
        AS_LIST,
    ),
    Page("person", "articles:person", own(places.common_person), LIST),
    Page("corrections", "articles:corrections", to("articles:corrections"), LIST),
    Page("corrections, deepest", "articles:corrections", places.deepest_corrections),
    Page("side by side", "articles:side_by_side", places.side_by_side),
    Page("citation", "articles:citation", numbered("articles:citation", "ris")),
    Page("card", "articles:card", numbered("articles:card")),
    Page("picture", "articles:image", own(places.picture)),
    Page("portrait", "articles:portrait", own(places.portrait)),
    Page("about", "articles:about", to("articles:about")),
    Page("report", "articles:report", to("articles:report", query="?about=/units/")),
    Page("report, thanks", "articles:report_thanks", to("articles:report_thanks")),
    Page("search, empty", "articles:search", to("articles:search")),
    Page("search, rare", "articles:search", search(places.rare_word), "", AS_SEARCH),
    Page("search, common", "articles:search", to("articles:search", query="?q=border"), "", AS_SEARCH),
    Page("search, name", "articles:search", search(lambda: "Nguyễn Văn An"), "", AS_SEARCH),
    Page("search, phrase", "articles:search", search(lambda: '"border guard"'), "", AS_SEARCH),
    Page("search, two words", "articles:search", search(lambda: "defence province"), "", AS_SEARCH),
    Page("search, choices", "articles:search", places.search_by_choice, "", AS_SEARCH),
]
FEEDS = [
    Page("feed, Atom", "articles:feed_atom", to("articles:feed_atom")),
    Page("feed, RSS", "articles:feed_rss", to("articles:feed_rss")),
    Page("feed, JSON", "articles:feed_json", to("articles:feed_json")),
    Page("feed of corrections", "articles:corrections_feed", to("articles:corrections_feed")),
    Page("feed of a tag", "articles:tag_feed", of("articles:tag_feed", places.common_tag)),
    Page(
        "feed of a province", "articles:province_feed", of("articles:province_feed", places.common_province)
    ),
    Page("feed of a country", "articles:country_feed", of("articles:country_feed", places.neighbour)),
    Page("feed of a line", "articles:line_feed", to("articles:line_feed", "laos")),
    Page("feed of a search", "articles:search_feed", to("articles:search_feed", query="?q=border")),
]
REGISTRY = [
    Page("provinces", "provinces:list", to("provinces:list")),
    Page(
        "province",
        "provinces:province",
        of("provinces:province", places.common_province),
        ARTICLE,
        AS_PROVINCE,
    ),
    Page("units", "provinces:units", to("provinces:units")),
    Page("unit", "provinces:unit", own(places.first(BorderGuardUnit))),
    Page("countries", "provinces:countries", to("provinces:countries")),
    Page("country", "provinces:country", of("provinces:country", places.neighbour)),
    Page("lines", "provinces:lines", to("provinces:lines")),
    Page("line", "provinces:line", to("provinces:line", "laos")),
    Page("agreements", "provinces:agreements", to("provinces:agreements")),
    Page("agreement", "provinces:agreement", own(places.first(Agreement))),
    Page("gates", "provinces:gates", to("provinces:gates")),
    Page("directives", "provinces:directives", to("provinces:directives")),
    Page("organisations", "provinces:organisations", to("provinces:organisations")),
    Page("pairs", "provinces:pairs", to("provinces:pairs")),
    Page("pair", "provinces:pair", own(places.first(TwinningPair))),
    Page("feed of provinces", "provinces:province_feed", to("provinces:province_feed")),
    Page("feed of units", "provinces:unit_feed", to("provinces:unit_feed")),
    Page("feed of agreements", "provinces:agreement_feed", to("provinces:agreement_feed")),
    Page("feed of pairs", "provinces:pair_feed", to("provinces:pair_feed")),
]
MACHINES = [
    Page("healthz", "healthz", to("healthz")),
    Page("readyz", "readyz", to("readyz")),
    Page("robots", "robots", to("robots")),
    Page("security.txt", "security_txt", to("security_txt")),
    Page("sitemap", "sitemap", to("sitemap")),
    Page("sitemap of news", "sitemap_news", to("sitemap_news")),
    *(Page(f"sitemap of {each}", "sitemap_section", to("sitemap_section", each)) for each in SECTIONS),
]
PAGES = [*NEWSPAPER, *FEEDS, *REGISTRY, *MACHINES]
