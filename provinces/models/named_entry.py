"""Base of every named entry: name, address, other spellings, and a folded key to be found by."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from provinces.datatypes.names import Fold, slug_of
from provinces.datatypes.text_fields import LineField, ParagraphField
from provinces.models.consistency import refuse_problems
from provinces.querysets import NamedQuerySet


class Named(models.Model):
    """An entry of the registry with a page or a place on one."""

    name = LineField(_("name in English"), max_length=200)
    local_name = LineField(
        _("name in its own script"),
        max_length=200,
        blank=True,
        help_text=_("Với dấu: Điện Biên. Only if a source has it."),
    )
    slug = models.SlugField(
        _("address part"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("Made from the name when left empty."),
    )
    aliases = ParagraphField(
        _("other spellings"), blank=True, help_text=_("One on a line; searched, and shown as “also”.")
    )
    note = ParagraphField(_("note"), blank=True, help_text=_("Shown to readers: what a table cannot say."))
    search_key = models.GeneratedField(
        expression=Fold(
            Concat(
                "name",
                models.Value(" "),
                "local_name",
                models.Value(" "),
                "aliases",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name=_("folded names"),
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Make the address part before the constraints ask for it; refuse what contradicts another row."""
        self.slug = self.slug or slug_of(self.name)
        refuse_problems(self)

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    @property
    def searched(self) -> list[str]:
        """Every text by which a reader may look for the entry; a model adds its own here, search needs no change."""
        return [self.name, self.local_name, *self.other_names]

    @property
    def other_names(self) -> list[str]:
        """The aliases as a list."""
        return self.aliases.splitlines()


def has_slug(table: str) -> models.CheckConstraint:
    """No row without an address: `bulk_create` and fixtures skip `save`, which makes one."""
    return models.CheckConstraint(
        condition=~models.Q(slug=""),
        name=f"{table}_has_slug",
        violation_error_message=_("The address part is empty and cannot be made from the name; type one."),
    )
