"""Models of what an article is about (provinces, units), and of its former addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.listed import Listed, last_published, newest_first
from articles.querysets import ArticlePartQuerySet
from provinces.models import BorderGuardUnit, Province


class ArticleProvince(Listed):
    """An article is about a province. A table of its own, so that a province in use cannot be deleted."""

    part_of_key = ("province__slug",)
    list_of = ("article", "province")

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="about_provinces", db_index=False
    )
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="in_articles",
        verbose_name=_("province"),
        db_index=False,
    )

    objects = ArticlePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("province of an article")
        verbose_name_plural = _("provinces of an article")
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "province"],
                name="article_province_once",
                violation_error_message=_("This province is listed already."),
            )
        ]
        indexes = [
            newest_first("article_province", "article", "province"),
            last_published("article_province", "article", "province"),
            models.Index(fields=["province", "-article"], name="article_province_desk"),
        ]

    def __str__(self) -> str:
        return str(self.province)

    def natural_key(self) -> tuple[str, ...]:
        return (*self.article.natural_key(), self.province.slug)

    natural_key.dependencies = ["articles.article", "provinces.province"]  # type: ignore[attr-defined]


class ArticleUnit(Listed):
    """An article is about a border guard unit."""

    part_of_key = ("unit__slug",)
    list_of = ("article", "unit")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="about_units", db_index=False)
    unit = models.ForeignKey(
        BorderGuardUnit,
        on_delete=models.PROTECT,
        related_name="in_articles",
        verbose_name=_("unit"),
        db_index=False,
    )

    objects = ArticlePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit of an article")
        verbose_name_plural = _("units of an article")
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "unit"],
                name="article_unit_once",
                violation_error_message=_("This unit is listed already."),
            )
        ]
        indexes = [newest_first("article_unit", "article", "unit")]

    def __str__(self) -> str:
        return str(self.unit)

    def natural_key(self) -> tuple[str, ...]:
        return (*self.article.natural_key(), self.unit.slug)

    natural_key.dependencies = ["articles.article", "provinces.borderguardunit"]  # type: ignore[attr-defined]


class FormerSlug(models.Model):
    """An address part an article once had. Written by a database trigger, so that no way of writing can miss it."""

    part_of_key = ("language", "slug")  # the language as it was; the article may be in another one since

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="former_slugs")
    language = models.CharField(_("language"), max_length=8)
    slug = models.CharField(_("address part"), max_length=100)

    objects = ArticlePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address part")
        verbose_name_plural = _("former address parts")
        constraints = [
            models.UniqueConstraint(fields=["language", "slug"], name="former_slug_leads_to_one_article")
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str, ...]:
        return (*self.article.natural_key(), self.language, self.slug)

    natural_key.dependencies = ["articles.article"]  # type: ignore[attr-defined]
