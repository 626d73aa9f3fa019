"""THE list of public addresses. A page added to the site is added here, and every cross-cutting test covers it.

`tests/config/test_addresses.py` fails by name for a route that has no row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone, translation

from config.sitemaps import SECTIONS
from tests.world import NOW, World

SAME, BOTH, NEVER = "below its own language", "in both languages", "nowhere"
VIETNAMESE = "only if in Vietnamese, wherever"


@dataclass(frozen=True)
class Address:
    """A route, how to get a path of it from a world, and where a public article is expected there.

    `path` is called while the language of the wanted path is spoken. `own` addresses belong to one article alone and
    answer 404 while it is hidden. A `form` is sent to its own address, with a token in a cookie.
    `kind` is page, feed, json, text, picture or redirect.
    """

    route: str
    path: Callable[[World], str]
    label: str = ""
    kind: str = "page"
    shows: str = NEVER
    own: bool = False
    translated: bool = True
    form: bool = False

    def __str__(self) -> str:
        return f"{self.route} {self.label}".strip()

    def path_in(self, world: World, language: str) -> str:
        with translation.override(language):
            return self.path(world)

    def languages(self) -> list[str]:
        return ["en", "vi"] if self.translated else ["en"]

    def shows_article_in(self, language: str, *, path_language: str) -> bool:
        """Whether a public article of this language is expected at the path of that language."""
        if self.shows == VIETNAMESE:
            return language == "vi"
        return self.shows == BOTH or (self.shows == SAME and language == path_language)


def to(route: str, *args: object) -> Callable[[World], str]:
    """A path without anything of the world in it."""
    return lambda world: reverse(route, args=args)


def of(route: str, attribute: str) -> Callable[[World], str]:
    """A path with the slug of one row."""
    return lambda world: reverse(route, args=[getattr(world, attribute).slug])


def dated(world: World, slug: str, day: str = "") -> str:
    """An article's address on the day of NOW, which all states of the marked article share."""
    year, month, today = timezone.localdate(NOW).isoformat().split("-")
    return reverse("articles:article", args=[year, month, day or today, slug])


def former_slug(world: World) -> str:
    return world.article.former_slugs.get().slug


YEAR, MONTH, DAY = "2024", "05", "12"
BEFORE = "?before=2024-05-12T13:35:01Z-1"
AFTER = "?after=2024-05-12T00:00:00Z-1"

NEWSPAPER = [
    Address("articles:front", to("articles:front"), shows=SAME),
    Address("articles:list", to("articles:list"), shows=SAME),
    Address("articles:list", lambda w: reverse("articles:list") + BEFORE, label="before", shows=SAME),
    Address("articles:undated", to("articles:undated"), shows=SAME),
    Address("articles:list", lambda w: reverse("articles:list") + AFTER, label="after", shows=SAME),
    Address("articles:year", to("articles:year", YEAR), shows=SAME),
    Address("articles:month", to("articles:month", YEAR, MONTH), shows=SAME),
    Address("articles:day", to("articles:day", YEAR, MONTH, DAY), shows=SAME),
    Address("articles:article", lambda w: dated(w, w.article.slug), own=True, shows=BOTH),
    Address("articles:article", lambda w: dated(w, w.neighbour.slug), label="beside it", shows=SAME),
    Address(
        "articles:article",
        lambda w: dated(w, w.article.slug, day="11"),
        label="on another day",
        kind="redirect",
        own=True,
        shows=SAME,
    ),
    Address(
        "articles:article",
        lambda w: dated(w, former_slug(w)),
        label="by a former slug",
        kind="redirect",
        own=True,
        shows=SAME,
    ),
    Address(
        "articles:by_number",
        lambda w: reverse("articles:by_number", args=[w.article.pk]),
        kind="redirect",
        own=True,
        shows=SAME,
    ),
    Address(
        "articles:citation",
        lambda w: reverse("articles:citation", args=[w.article.pk, "ris"]),
        kind="text",
        own=True,
        shows=SAME,
        translated=False,
    ),
    Address(
        "articles:side_by_side",
        lambda w: reverse("articles:side_by_side", args=[w.article.pk]),
        own=True,
        shows=BOTH,
    ),
    Address(
        "articles:person",
        lambda w: w.article.credits.order_by("pk").first().person.get_absolute_url(),
        own=True,
        shows=SAME,
    ),
    Address(
        "articles:portrait",
        lambda w: w.article.credits.order_by("pk").first().person.profile.get_absolute_url(),
        kind="picture",
        own=True,
        shows=SAME,
    ),
    Address(
        "articles:card", lambda w: reverse("articles:card", args=[w.article.pk]), kind="picture", own=True
    ),
    Address("articles:image", lambda w: w.image.get_absolute_url(), kind="picture", own=True, shows=SAME),
    Address("articles:search", to("articles:search")),
    Address("articles:search", lambda w: reverse("articles:search") + "?q=title", label="words", shows=SAME),
    Address(
        "articles:search",
        lambda w: f"{reverse('articles:search')}?province={w.province.slug}&country={w.country.slug}",
        label="choices",
        shows=SAME,
    ),
    Address(
        "articles:search_feed",
        lambda w: reverse("articles:search_feed") + "?q=title",
        kind="feed",
        shows=SAME,
    ),
    Address("articles:tags", to("articles:tags"), shows=SAME),
    Address("articles:tags", lambda w: reverse("articles:tags") + "?from=a", label="from a word", shows=SAME),
    Address("articles:tag", of("articles:tag", "tag"), own=True, shows=SAME),
    Address("articles:tag", of("articles:tag", "shared_tag"), label="shared", shows=SAME),
    Address("articles:tag_feed", of("articles:tag_feed", "tag"), kind="feed", own=True, shows=SAME),
    Address(
        "articles:tag_feed", of("articles:tag_feed", "shared_tag"), label="shared", kind="feed", shows=SAME
    ),
    Address("articles:province_articles", of("articles:province_articles", "province"), shows=SAME),
    Address(
        "articles:province_articles",
        of("articles:province_articles", "predecessor"),
        label="of a predecessor",
        shows=SAME,
    ),
    Address("articles:province_feed", of("articles:province_feed", "province"), kind="feed", shows=SAME),
    Address("articles:country_feed", of("articles:country_feed", "country"), kind="feed", shows=SAME),
    Address("articles:line_feed", to("articles:line_feed", "laos"), kind="feed", shows=SAME),
    Address(
        "articles:line_feed", to("articles:line_feed", "sea"), label="of the sea", kind="feed", shows=SAME
    ),
    Address("articles:corrections", to("articles:corrections"), shows=SAME),
    Address("articles:about", to("articles:about")),
    Address("articles:report", lambda w: reverse("articles:report") + "?about=/units/", form=True),
    Address("articles:report_thanks", to("articles:report_thanks")),
    Address("articles:feed_atom", to("articles:feed_atom"), kind="feed", shows=SAME),
    Address("articles:feed_rss", to("articles:feed_rss"), kind="feed", shows=SAME),
    Address("articles:feed_json", to("articles:feed_json"), kind="json", shows=SAME),
    Address("articles:corrections_feed", to("articles:corrections_feed"), kind="feed", shows=SAME),
]

REGISTRY = [
    Address("provinces:list", to("provinces:list")),
    Address("provinces:province", of("provinces:province", "province"), shows=BOTH),
    Address("provinces:province", of("provinces:province", "predecessor"), label="of before", shows=SAME),
    Address("provinces:province", of("provinces:province", "across"), label="across the border", shows=BOTH),
    Address("provinces:units", to("provinces:units")),
    Address("provinces:unit", of("provinces:unit", "unit"), shows=BOTH),
    Address("provinces:countries", to("provinces:countries")),
    Address("provinces:lines", to("provinces:lines"), kind="redirect"),
    Address("provinces:line", to("provinces:line", "laos"), shows=BOTH),
    Address("provinces:line", to("provinces:line", "sea"), label="the sea", shows=SAME),
    Address("provinces:country", of("provinces:country", "country"), shows=BOTH),
    Address("provinces:agreements", to("provinces:agreements")),
    Address("provinces:agreement", of("provinces:agreement", "agreement"), shows=BOTH),
    Address("provinces:gates", to("provinces:gates")),
    Address("provinces:directives", to("provinces:directives")),
    Address("provinces:organisations", to("provinces:organisations")),
    Address("provinces:pairs", to("provinces:pairs")),
    Address("provinces:pair", of("provinces:pair", "pair"), shows=BOTH),
    Address("provinces:province_feed", to("provinces:province_feed"), kind="feed"),
    Address("provinces:unit_feed", to("provinces:unit_feed"), kind="feed"),
    Address("provinces:agreement_feed", to("provinces:agreement_feed"), kind="feed"),
    Address("provinces:pair_feed", to("provinces:pair_feed"), kind="feed"),
]

MACHINES = [
    Address("healthz", to("healthz"), kind="text", translated=False),
    Address("readyz", to("readyz"), kind="json", translated=False),
    Address("robots", to("robots"), kind="text", translated=False),
    Address("security_txt", to("security_txt"), kind="text", translated=False),
    Address("sitemap", to("sitemap"), kind="feed", translated=False),
    Address("sitemap_news", to("sitemap_news"), kind="feed", shows=BOTH, translated=False),
    *(
        Address(
            "sitemap_section",
            to("sitemap_section", section),
            label=section,
            kind="feed",
            shows={
                "articles": BOTH,
                "tags": SAME,
                "tags-vi": VIETNAMESE,
                "people": SAME,
                "people-vi": VIETNAMESE,
            }.get(section, NEVER),
            translated=False,
        )
        for section in SECTIONS
    ),
]

PUBLIC_ADDRESSES = [*NEWSPAPER, *REGISTRY, *MACHINES]
# Each address in each of its languages: what most tests walk.
PUBLIC_PATHS = [(address, language) for address in PUBLIC_ADDRESSES for language in address.languages()]


class Stop(NamedTuple):
    """A public path on a walk over all of them; `name` is for messages."""

    name: str
    path: str
    address: Address
    language: str


def walk(world: World, *kinds: str) -> list[Stop]:
    """Every public path in each of its languages, or those of some kinds.

    One test goes to all of them, each a subtest: a test for each path would cost more than the requests it makes.
    """
    return [
        Stop(
            f"{'/vi ' if language == 'vi' else ''}{address}",
            address.path_in(world, language),
            address,
            language,
        )
        for address, language in PUBLIC_PATHS
        if not kinds or address.kind in kinds
    ]
