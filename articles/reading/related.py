"""Related articles: neighbours in the list, and those about the same places or subjects."""

from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from articles.models import Article, ArticleProvince
from provinces.datatypes.keysets import Stretch
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


def beside(articles: QuerySet[Article], article: Article) -> Beside:
    """Two queries, each look-up in the index of its list; the provinces must be prefetched."""
    province = next(iter(article.provinces.all()), None)
    place = (article.dated, article.pk)
    below, above = Stretch(1, place=place), Stretch(1, place=place, upwards=True)
    wanted = {"older": below.of(articles).values("pk"), "newer": above.of(articles).values("pk")}
    if province:
        there = ArticleProvince.objects.public_in(article.language).filter(province=province)
        wanted["older_there"] = below.of(there, "article").values("article")
        wanted["newer_there"] = above.of(there, "article").values("article")
    keys = {name: Subquery(rows) for name, rows in wanted.items()}
    row = Article.objects.filter(pk=article.pk).annotate(**keys).values(*keys).get()
    found = Article.objects.only("title", "slug", "dated", "language").in_bulk(
        {key for key in row.values() if key}
    )
    return Beside(province=province, **{name: found.get(key) for name, key in row.items()})


def related(article: Article) -> list[Article]:
    """The newest others that share a province or a tag. One query; provinces and tags must be prefetched."""
    shared = Article.objects.of_subjects(
        article.language,
        provinces=[province.pk for province in article.provinces.all()],
        tags=[tag.pk for tag in article.tags.all()],
    )
    newest = shared.cut(Stretch(RELATED + 1)).select_related("source").defer("body", "original_text")
    return [other for other in newest if other.pk != article.pk][:RELATED]
