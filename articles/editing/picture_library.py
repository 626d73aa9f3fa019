"""Pictures that are here already, to be used again: found by caption, by article, or by the province that an article is
about. The file is shared; each article says its own words about it.

Bounded however many there are: the newest are looked through, and what an index finds comes with them.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from articles.models import ArticleImage, ArticleProvince
from articles.search.titles import titled
from provinces.datatypes.names import fold
from provinces.models import Province

SHOWN = 48
LOOKED_AT = 2_000  # of the newest: about 20 ms
MOST_PROVINCES = 4  # a name is that of a province of today and of former ones
MOST_ARTICLES = 200  # the newest that are found
LONGEST = 100  # characters of what is looked for
RIGHTS = ("credit", "licence", "is_illustration")  # facts of the picture itself, wherever it stands


def usable() -> QuerySet[ArticleImage]:
    """Pictures with a file, but of no article in the bin."""
    return ArticleImage.objects.exclude(file="").filter(article__binned_at=None)


def numbered(typed: Iterable[str]) -> dict[int, ArticleImage]:
    """Usable pictures by their numbers; what is no number is passed over. One query, none without a number."""
    numbers = {int(each) for each in typed if each.isascii() and each.isdecimal() and len(each) < 18}
    return usable().in_bulk(list(numbers)) if numbers else {}


def find_pictures(typed: str) -> tuple[list[ArticleImage], bool]:
    """The newest that fit, each file once, and whether there are more. One query without words; with words five, and
    one for each province of that name.
    """
    words = fold(typed[:LONGEST])
    rows = usable().order_by("-pk")
    if words:
        found = {*_of_captions(rows, words), *_of_articles(rows, [*_about(words), *titled(typed)])}
        rows = rows.filter(pk__in=sorted(found, reverse=True)[: SHOWN + 1])
    pictures = list(
        rows.select_related("article").defer("article__body", "article__original_text")[: SHOWN + 1]
    )
    once = {str(picture.file): picture for picture in reversed(pictures[:SHOWN])}
    return list(reversed(once.values())), len(pictures) > SHOWN


def _of_captions(rows: QuerySet[ArticleImage], words: str) -> list[int]:
    """Drafts are in no index of titles, so the titles of the newest are looked through as well."""
    newest = rows.values_list("pk", "caption", "alt", "article__search_key")[:LOOKED_AT]
    return [pk for pk, *said, key in newest if words in key or any(words in fold(each) for each in said)]


def _about(words: str) -> list[int]:
    """The newest articles about a province of that name: as it is called, else as a name of it begins."""
    named = Province.objects.filter(Q(search_key__startswith=words) | Q(search_key__contains=f" {words}"))
    keys = list(named.order_by("name", "pk").values_list("pk", flat=True)[:MOST_PROVINCES])
    articles = []
    for key in keys:
        rows = ArticleProvince.objects.filter(province=key).order_by("-article_id")
        articles += rows.values_list("article_id", flat=True)[:MOST_ARTICLES]
    return articles


def _of_articles(rows: QuerySet[ArticleImage], articles: list[int]) -> list[int]:
    """Of the newest articles. In no order: for one, SQLite would walk all pictures to find these few."""
    newest = sorted(set(articles), reverse=True)[:MOST_ARTICLES]
    return list(rows.filter(article__in=newest).order_by().values_list("pk", flat=True)[:LOOKED_AT])
