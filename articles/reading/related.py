"""Related articles: neighbours in the list, and those about the same places or subjects."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, QuerySet

from articles.models import Article, ArticleProvince
from articles.querysets import CARD
from provinces.datatypes.json_rows import JSONRows
from provinces.datatypes.keysets import Stretch
from provinces.datatypes.prepared import Given, Prepared
from provinces.models import Province

RELATED = 3


@dataclass(frozen=True)
class Beside:
    """The articles below and above one in the list of all, and in the list of its first province."""

    older: Article | None = None
    newer: Article | None = None
    province: Province | None = None
    older_there: Article | None = None
    newer_there: Article | None = None


def beside(article: Article) -> Beside:
    """One query, each neighbour a look-up in the index of its list; the provinces must be prefetched."""
    province = next(iter(article.part("provinces")), None)
    [row] = _BESIDE(
        pk=article.pk,
        dated=article.dated,
        language=article.language,
        province=province.pk if province else NOWHERE,
    )
    neighbours = {name: _neighbour(getattr(row, name)) for name in _NEIGHBOURS}
    return Beside(province=province, **neighbours)


def related(article: Article) -> list[Article]:
    """The newest others that share a province or a tag. One query; provinces and tags must be prefetched."""
    provinces, tags = list(article.part("provinces")), list(article.part("tags"))
    keys = {f"province {place}": row.pk for place, row in enumerate(provinces)}
    keys |= {f"tag {place}": row.pk for place, row in enumerate(tags)}
    if not keys:
        return []
    found = _related(len(provinces), len(tags))(language=article.language, **keys)
    return [other for other in found if other.pk != article.pk][:RELATED]


NOWHERE = 0  # no province has this number
_SHOWN = ("id", "language", "title", "slug", "dated")  # in the order of the model
_PLACE = (Given("dated"), Given("pk", BigIntegerField()))
_BELOW, _ABOVE = Stretch(1, place=_PLACE), Stretch(1, place=_PLACE, upwards=True)


def _beside(stretch: Stretch) -> QuerySet:
    return stretch.of(Article.objects.public().in_language(Given("language"))).values_list(*_SHOWN)


def _beside_there(stretch: Stretch) -> QuerySet:
    rows = ArticleProvince.objects.public_in(Given("language"))
    there = rows.filter(province=Given("province", BigIntegerField()))
    return stretch.of(there, "article").values_list(*(f"article__{name}" for name in _SHOWN))


_NEIGHBOURS = {
    "older": partial(_beside, _BELOW),
    "newer": partial(_beside, _ABOVE),
    "older_there": partial(_beside_there, _BELOW),
    "newer_there": partial(_beside_there, _ABOVE),
}
_BESIDE = Prepared(
    Article,
    lambda: (
        Article.objects.filter(pk=Given("pk", BigIntegerField()))
        .only("pk")
        .annotate(**{name: JSONRows(write) for name, write in _NEIGHBOURS.items()})
    ),
)


def _neighbour(rows: list[list[Any]]) -> Article | None:
    return next((Article.from_db(DEFAULT_DB_ALIAS, _SHOWN, row) for row in rows), None)


@cache
def _related(provinces: int, tags: int) -> Prepared:
    """The query for so many provinces and tags. Articles have few of them."""

    def write() -> QuerySet:
        shared = Article.objects.only(*CARD).of_subjects(
            Given("language"),
            provinces=[Given(f"province {place}", BigIntegerField()) for place in range(provinces)],
            tags=[Given(f"tag {place}", BigIntegerField()) for place in range(tags)],
        )
        return shared.cut(Stretch(RELATED + 1)).select_related("source")

    return Prepared(Article, write)
