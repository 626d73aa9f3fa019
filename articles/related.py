"""What to read next: the articles beside one in the list, and those about the same places or words."""

from django.db.models import Q, QuerySet

from articles.models import Article, ArticleProvince, TaggedArticle

RELATED = 3


def older(articles: QuerySet[Article], article: Article) -> Article | None:
    """The article below this one in the list. One query."""
    later_rows = Q(publish_at__lt=article.publish_at) | Q(pk__lt=article.pk)
    return _as_link(articles.filter(later_rows, publish_at__lte=article.publish_at).newest_first()).first()


def newer(articles: QuerySet[Article], article: Article) -> Article | None:
    """The article above this one in the list. One query."""
    earlier_rows = Q(publish_at__gt=article.publish_at) | Q(pk__gt=article.pk)
    in_order = articles.filter(earlier_rows, publish_at__gte=article.publish_at).order_by("publish_at", "pk")
    return _as_link(in_order).first()


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


def _as_link(articles: QuerySet[Article]) -> QuerySet[Article]:
    return articles.only("title", "slug", "publish_at", "language")
