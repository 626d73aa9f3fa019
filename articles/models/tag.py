"""Tags: one for each word, whatever its case or accents. Own tables: django-taggit can be left without moving data."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.managers import _TaggableManager
from taggit.models import ItemBase, TagBase

from articles.models.listed import Listed, last_published, newest_first
from articles.querysets import FormerTagSlugQuerySet, TaggedArticleQuerySet, TagQuerySet
from provinces.datatypes.addresses import address
from provinces.datatypes.names import Fold, fold, slug_of
from provinces.datatypes.text_fields import LineField, tidy_line


class Tag(TagBase):
    """A word that articles share. `name_key` is the folded word: `Đối ngoại` and `doi ngoai` are one tag."""

    natural_key_fields = ["slug"]

    name = LineField(
        _("name"), unique=True, max_length=100
    )  # as the library has it, but tidied whoever writes it
    name_key = models.GeneratedField(
        expression=Fold("name"), output_field=models.CharField(max_length=100), db_persist=True
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "name_key",
                name="tag_once_whatever_case_or_accents",
                violation_error_message=_("This tag exists already, perhaps with other accents or capitals."),
            )
        ]

    def get_absolute_url(self) -> str:
        return address("articles:tag", self.slug)

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slug_of(tag) or "tag"
        return f"{slug}-{i}" if i is not None else slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class FormerTagSlug(models.Model):
    """An address part a tag once had; it leads on to the tag."""

    slug = models.CharField(_("address part"), max_length=100, unique=True)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="former_slugs", verbose_name=_("tag"))

    objects = FormerTagSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address part of a tag")
        verbose_name_plural = _("former address parts of tags")

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class TaggedArticle(Listed, ItemBase):
    """An article carries a tag."""

    list_of = ("content_object", "tag")

    tag = models.ForeignKey(
        Tag, on_delete=models.CASCADE, related_name="tagged_articles", verbose_name=_("tag"), db_index=False
    )
    content_object = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="tagged_items",
        verbose_name=_("article"),
        db_index=False,
    )

    objects = TaggedArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="article_tagged_once")]
        indexes = [
            newest_first("article_tag", "content_object", "tag"),
            last_published("article_tag", "content_object", "tag"),
            models.Index(fields=["content_object", "tag"], name="article_tags"),
        ]

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.content_object.natural_key(), self.tag.slug)

    natural_key.dependencies = ["articles.article", "articles.tag"]  # type: ignore[attr-defined]


class FoldingTagManager(_TaggableManager):
    """`article.tags`: finds an existing tag by its folded word before making a new one."""

    def _to_tag_model_instances(self, tags: Iterable[Any], tag_kwargs: dict[str, Any]) -> set[Tag]:
        """Tags for words or tags; at most two queries and one insert for each new word."""
        given = {tag for tag in tags if isinstance(tag, Tag)}
        words: dict[str, str] = {}
        for word in tags:
            if isinstance(word, str) and fold(word):
                words.setdefault(fold(word), tidy_line(word))
        known = {tag.name_key: tag for tag in Tag.objects.filter(name_key__in=words)}
        # In one order for everybody: two people with the same two new words would else wait for each other.
        for key in sorted(words.keys() - known.keys()):
            known[key] = made(words[key][:100])
        return given | set(known.values())


def made(name: str) -> Tag:
    """A new tag, or the one that somebody else has made since it was looked for."""
    tag = Tag(name=name)
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError:
        found = Tag.objects.filter(name_key=fold(name)).first()
        if found is None:
            raise
        return found
    return tag
