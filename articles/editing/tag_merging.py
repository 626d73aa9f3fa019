"""Merging and renaming tags; their former addresses redirect."""

from collections.abc import Iterable

from django.db import transaction

from articles.models import FormerTagSlug, Tag, TaggedArticle


@transaction.atomic
def merge_tags(*, into: Tag, others: Iterable[Tag]) -> int:
    """Let every article of the other tags carry `into`, once, and delete the others. Return how many tags went."""
    others = [tag for tag in others if tag.pk != into.pk]
    gone = [tag.pk for tag in others]
    FormerTagSlug.objects.filter(tag__in=gone).update(tag=into)
    tagged = TaggedArticle.objects.filter(tag__in=gone)
    articles = set(tagged.values_list("content_object", flat=True))
    articles -= set(TaggedArticle.objects.filter(tag=into).values_list("content_object", flat=True))
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=into, content_object_id=article) for article in articles
    )
    Tag.objects.filter(pk__in=gone).delete()
    for tag in others:
        keep_address(former=tag.slug, tag=into)
    return len(gone)


@transaction.atomic
def keep_address(*, former: str, tag: Tag) -> None:
    """Let an address part a tag had lead to the tag. One that a tag of today has needs no leading."""
    FormerTagSlug.objects.filter(slug=tag.slug).delete()
    if not Tag.objects.filter(slug=former).exists():
        FormerTagSlug.objects.update_or_create(slug=former, defaults={"tag": tag})
