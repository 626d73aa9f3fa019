"""Merging tags."""

from collections.abc import Iterable

from django.db import transaction

from articles.models import Tag, TaggedArticle


@transaction.atomic
def merge_tags(*, into: Tag, others: Iterable[Tag]) -> int:
    """Let every article of the other tags carry `into`, once, and delete the others. Return how many tags went."""
    gone = [tag.pk for tag in others if tag.pk != into.pk]
    tagged = TaggedArticle.objects.filter(tag__in=gone)
    articles = set(tagged.values_list("content_object", flat=True))
    articles -= set(TaggedArticle.objects.filter(tag=into).values_list("content_object", flat=True))
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=into, content_object_id=article) for article in articles
    )
    Tag.objects.filter(pk__in=gone).delete()
    return len(gone)
