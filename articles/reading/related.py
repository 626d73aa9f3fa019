"""Related articles: neighbours in the list, and those about the same places or subjects."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery

from articles.models import Article, ArticleProvince, TaggedArticle
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
    """Two queries, however many articles there are; the provinces must be prefetched."""
    province = next(iter(article.provinces.all()), None)
    wanted = {"older": _below(articles, article), "newer": _above(articles, article)}
    if province:
        there = articles.of_provinces([province.pk])
        wanted |= {"older_there": _below(there, article), "newer_there": _above(there, article)}
    keys = {name: Subquery(rows.values("pk")[:1]) for name, rows in wanted.items()}
    row = Article.objects.filter(pk=article.pk).annotate(**keys).values(*keys).get()
    found = articles.only("title", "slug", "dated", "language").in_bulk({key for key in row.values() if key})
    return Beside(province=province, **{name: found.get(key) for name, key in row.items()})


def _below(articles: QuerySet[Article], article: Article) -> QuerySet[Article]:
    later_rows = Q(dated__lt=article.dated) | Q(pk__lt=article.pk)
    return articles.filter(later_rows, dated__lte=article.dated).newest_first()


def _above(articles: QuerySet[Article], article: Article) -> QuerySet[Article]:
    earlier_rows = Q(dated__gt=article.dated) | Q(pk__gt=article.pk)
    return articles.filter(earlier_rows, dated__gte=article.dated).order_by("dated", "pk")


def related(articles: QuerySet[Article], article: Article) -> list[Article]:
    """The newest others that share a province or a tag. One query; provinces and tags must be prefetched."""
    provinces = [province.pk for province in article.provinces.all()]
    tags = [tag.pk for tag in article.tags.all()]
    shared = Q(pk__in=ArticleProvince.objects.filter(province__in=provinces).values("article")) | Q(
        pk__in=TaggedArticle.objects.filter(tag__in=tags).values("content_object")
    )
    return list(
        articles.filter(shared)
        .exclude(pk=article.pk)
        .select_related("source")
        .defer("body", "original_text")
        .newest_first()[:RELATED]
    )
