"""People: those credited for an article, and those whom articles speak of."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import Role
from articles.models.listed import Listed, last_published, newest_first
from articles.querysets import ArticlePartQuerySet, PersonQuerySet
from provinces.datatypes.addresses import address
from provinces.datatypes.text_fields import LineField
from provinces.models.named_entry import Named, has_slug


class Person(Named):
    """Somebody with a name; no account is needed to be credited."""

    post = LineField(
        _("rank and post"),
        max_length=250,
        blank=True,
        help_text=_("As the article that names the person has it."),
    )

    objects = PersonQuerySet.as_manager()

    class Meta(Named.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [has_slug("person")]

    def get_absolute_url(self) -> str:
        """There while a public article credits the person."""
        return address("articles:person", self.slug)


class Credit(Listed):
    """A person's part in an article."""

    part_of_key = ("person__slug", "role")
    list_of = ("article", "person")
    listed_once = False  # who wrote and translated it has two

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="credits",
        verbose_name=_("article"),
        db_index=False,
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="credits", verbose_name=_("person"), db_index=False
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ArticlePartQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["article", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="credit_once",
                violation_error_message=_("This person is credited in this role already."),
            )
        ]
        indexes = [
            newest_first("credit", "article", "person"),
            last_published("credit", "article", "person"),
            # Which roles a person has in a language.
            models.Index(fields=["person", "role", "language"], name="credit_roles"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.article.natural_key(), self.person.slug, self.role)

    natural_key.dependencies = ["articles.article", "articles.person"]  # type: ignore[attr-defined]
